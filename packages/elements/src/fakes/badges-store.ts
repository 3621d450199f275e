import type {
  Arrangement,
  BadgeCredential,
  BadgeDefinition,
  BadgeGrant,
  BadgeSlot,
  BadgeTrigger,
  GrantName,
  MemberCard,
  Showcase,
} from '@hearth/core/domain';
import type { BadgesStore, BadgesView } from '@hearth/core/state';
import { atom } from '@hearth/core/state';
import { people } from './comments.ts';
import { NOW, fakeError } from './community.ts';

const DAY = 86_400_000;
const METALS = [
  { id: 'bronze', name: 'Bronze' },
  { id: 'silver', name: { en: 'Silver', de: 'Silber' } },
  { id: 'gold', name: 'Gold' },
  { id: 'emerald', name: { en: 'Emerald', de: 'Smaragd' } },
  { id: 'sapphire', name: { en: 'Sapphire', de: 'Saphir' } },
];

/** A badge with levels at these thresholds, but for what `part` says. */
export const fakeBadge = (
  id: string,
  thresholds: readonly number[],
  trigger: BadgeTrigger,
  part: Partial<BadgeDefinition> = {},
): BadgeDefinition => ({
  id,
  name: id,
  description: '',
  art: 'star',
  trigger,
  tiers: METALS.slice(0, thresholds.length).map((tier, index) => ({
    ...tier,
    threshold: thresholds[index] ?? 1,
  })),
  dailyCap: null,
  retired: false,
  ...part,
});

/** The first `count` levels, a month apart. */
export const fakeGrants = (
  badge: BadgeDefinition,
  count: number,
  part: Partial<BadgeGrant> = {},
): BadgeGrant[] =>
  badge.tiers.slice(0, count).map(({ id }, index) => ({
    tier: id,
    grantedAt: NOW - (count - index) * 31 * DAY,
    revokedAt: null,
    ...part,
  }));

export const fakeSlot = (badge: BadgeDefinition, held: number, progress?: number): BadgeSlot => ({
  badge,
  grants: fakeGrants(badge, held),
  ...(progress === undefined ? {} : { progress }),
});

export const fakeShowcase = (slots: readonly BadgeSlot[], member: MemberCard = people.ada): Showcase => ({
  member,
  slots,
  asOf: '1.1',
});

/** A showcase that stays as it is given. */
export function fakeBadgesStore(view: Partial<BadgesView>, credential?: BadgeCredential, arranges = true) {
  const calls: (readonly [string, ...unknown[]])[] = [];
  const store = {
    member: 'me',
    $view: atom<BadgesView>({ status: 'ready', error: null, showcase: null, ...view }),
    calls,
    ready: Promise.resolve(),
    reload: async (): Promise<void> => void calls.push(['reload']),
    credential: (): Promise<BadgeCredential> =>
      credential ? Promise.resolve(credential) : Promise.reject(fakeError('unsupported')),
    arrange: (arrangement: Arrangement): Promise<void> => {
      calls.push(['arrange', arrangement]);
      return arranges ? Promise.resolve() : Promise.reject(fakeError('unavailable'));
    },
    celebrated: async (grants: readonly GrantName[]): Promise<void> =>
      void calls.push(['celebrated', grants]),
  };
  return store satisfies BadgesStore;
}
