import type { HostEvent } from '../../domain/host/types.ts';
import type { Viewer } from '../../domain/people/people.ts';
import type { ReferralRule } from '../../domain/referrals/rules.ts';
import type { ProgrammeDefinition } from '../../domain/referrals/types.ts';
import { takeHostEvents } from '../gratitude/host-events.ts';
import { signIn } from '../people/people.ts';
import { catchUp } from '../log/readers.ts';
import { clickFor, referralsPart } from '../referrals/referrals.ts';
import { createWorld, DAY, SITE, type World } from './world.ts';

export const usd = (value: number) => ({ value, currency: 'USD' });

export const rule = (patch: Partial<ReferralRule> = {}): ReferralRule => ({
  id: 'buyer',
  on: 'purchased',
  friends: 1,
  cap: null,
  holdDays: 14,
  reward: { type: 'economic', label: '$15', amount: usd(1_500) },
  friendReward: null,
  ...patch,
});

export const programme = (
  rules: readonly ReferralRule[],
  patch: Partial<ProgrammeDefinition> = {},
): ProgrammeDefinition => ({
  id: 'friends',
  name: 'Friends',
  description: '',
  reward: { type: 'experience', label: 'Supper' },
  friendReward: null,
  landing: '/welcome',
  windowDays: 30,
  touch: 'last',
  terms: '',
  message: '',
  rules,
  ...patch,
});

/** A site with a shop, members who invite, and friends who follow their links. */
export interface Shop {
  readonly world: World;
  part(viewer: Viewer | null): ReturnType<typeof referralsPart>;
  /** Signs somebody in, whom the shop calls by this name in small letters. `email` as the host says. */
  member(name: string, email?: string): Promise<Viewer>;
  /** Somebody who follows the link of `by`, signs in and claims. */
  friend(name: string, by: Viewer, email?: string): Promise<Viewer>;
  /** What the shop tells; ids are made unless they are given. */
  tell(events: readonly Telling[]): Promise<void>;
  /** Lets the readers follow, after this many days. */
  later(days?: number): Promise<void>;
  /** Lines of a member, oldest first, as `state value`; and their balance in USD. */
  lines(viewer: Viewer): Promise<string[]>;
  owed(viewer: Viewer): Promise<{ pending: number; approved: number; paid: number }>;
  staff: Viewer;
}

export type Telling = Partial<Omit<HostEvent, 'member'>> & { readonly who: string };

export async function openShop(
  rules: readonly ReferralRule[],
  patch: Partial<ProgrammeDefinition> = {},
): Promise<Shop> {
  const world = createWorld();
  await world.configure({ programmes: [programme(rules, patch)] });
  let told = 0;
  const shop: Shop = {
    world,
    staff: await world.join('Siri Staff', 'staff'),
    part: (viewer) => referralsPart(world.as(viewer)),
    member: (name, email) =>
      signIn(world.as(null), {
        ...{ issuer: 'host:shop', subject: name.toLowerCase(), strength: 'host', name },
        ...(email !== undefined && { email }),
      }),
    async friend(name, by, email) {
      const { link } = await shop.part(by).invitation({});
      const { click } = await clickFor(world.as(null), link.split('/r/')[1]!, null, false);
      world.now += 1;
      const viewer = await shop.member(name, email);
      await shop.part(viewer).claim({ key: world.id(), click });
      return viewer;
    },
    async tell(events) {
      await takeHostEvents(
        world.options,
        SITE,
        events.map(({ who, ...event }) => ({
          ...{ id: `e${++told}`, type: 'purchase', at: world.now },
          ...event,
          member: { issuer: 'host:shop', subject: who.toLowerCase() },
        })),
      );
      await catchUp(world.options, SITE);
    },
    async later(days = 0) {
      world.now += days * DAY;
      await catchUp(world.options, SITE);
    },
    async lines(viewer) {
      const { lines } = await shop.part(viewer).statement({});
      return lines.toReversed().map(({ state, amount, kind }) => `${kind === 'clawback' ? 'clawback ' : ''}${state} ${amount?.value ?? '–'}`); // prettier-ignore
    },
    async owed(viewer) {
      const { balances } = await shop.part(viewer).statement({});
      const {
        pending = 0,
        approved = 0,
        paid = 0,
      } = balances.find(({ currency }) => currency === 'USD') ?? {};
      return { pending, approved, paid };
    },
  };
  return shop;
}
