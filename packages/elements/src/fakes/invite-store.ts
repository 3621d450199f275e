import type { Invitation, Landing, ProgrammeDefinition, ShareChannel } from '@hearth/core/domain';
import type { InviteStore, InviteView } from '@hearth/core/state';
import { atom } from '@hearth/core/state';
import { NOW } from './community.ts';

const DAY = 86_400_000;

export const fakeProgramme = (part: Partial<ProgrammeDefinition> = {}): ProgrammeDefinition => ({
  id: 'friends',
  name: { en: 'Pass the flame', de: 'Die Flamme weitergeben' },
  description: {
    en: 'When a friend joins by your link, you are both asked to the spring evening in the workshop.',
    de: 'Kommt jemand über deinen Link dazu, laden wir euch beide zum Frühlingsabend in die Werkstatt ein.',
  },
  reward: {
    type: 'experience',
    label: { en: 'A place at the spring evening', de: 'Ein Platz am Frühlingsabend' },
  },
  friendReward: { type: 'experience', label: { en: 'The place beside you', de: 'Der Platz neben dir' } },
  landing: '/',
  windowDays: 30,
  touch: 'last',
  terms: {
    en: 'A friend counts when they join within 30 days of opening your link.',
    de: 'Es zählt, wer innerhalb von 30 Tagen nach dem Öffnen deines Links dazukommt.',
  },
  message: {
    en: 'On Thursdays we leave the lamp off until it is dark. Sit with us?',
    de: 'Donnerstags bleibt die Lampe aus, bis es dunkel ist. Setzt du dich dazu?',
  },
  ...part,
});

export const fakeInvitation = (part: Partial<Invitation> = {}): Invitation => ({
  programme: fakeProgramme(),
  code: '7KQ2-M9XF',
  link: 'https://fjordlys.example/r/q3mX0b1wTz8uH5sLkVnE2g',
  friends: [],
  joined: 0,
  asOf: '1.1',
  ...part,
});

const usd = (value: number) => ({ value, currency: 'USD' });

/** A programme with the three classics: each buyer, the next who subscribes, three who buy the same. */
export const fakeRewarded = (part: Partial<ProgrammeDefinition> = {}): ProgrammeDefinition =>
  fakeProgramme({
    rules: [
      {
        ...{ id: 'buyer', on: 'purchased', friends: 1, cap: null, holdDays: 14, friendReward: null },
        reward: { type: 'economic', label: '$15', amount: usd(1_500) },
      },
      {
        ...{ id: 'next', on: 'subscribed', friends: 1, cap: 1, holdDays: 0 },
        reward: { type: 'economic', label: '$20', amount: usd(2_000) },
        friendReward: { type: 'experience', label: 'Supper with us' },
      },
      {
        ...{ id: 'three', on: 'purchased', friends: 3, cap: 1, holdDays: 14, friendReward: null },
        ...{ minimum: usd(2_500), product: 'the Stua lamp' },
        reward: { type: 'economic', label: { en: 'Yours is free', de: 'Deine ist gratis' } },
      },
    ],
    leaderboard: true,
    ...part,
  });

export const fakeProgress = [
  { rule: 'buyer', have: 0, need: 1, won: 2, full: false },
  { rule: 'next', have: 0, need: 1, won: 0, full: false },
  { rule: 'three', have: 2, need: 3, won: 0, full: false },
] as const;

export const fakeLanding = (part: Partial<Landing> = {}): Landing => ({
  programme: fakeProgramme(),
  referrer: 'Mira',
  click: 'click-1',
  expiresAt: NOW + 28 * DAY,
  ...part,
});

/** An invite store that shows what it is given and writes down what it is asked. `entered` is what a code leads to. */
export function fakeInviteStore(view: Partial<InviteView>, entered: Partial<InviteView> = {}) {
  const $view = atom<InviteView>({
    status: 'ready',
    error: null,
    invitation: null,
    landing: null,
    claimed: null,
    failure: null,
    ...view,
  });
  const calls: (readonly [string, ...unknown[]])[] = [];
  const store = {
    $view,
    calls,
    ready: Promise.resolve(),
    reload: async (): Promise<void> => void calls.push(['reload']),
    shared: (channel: ShareChannel): void => void calls.push(['shared', channel]),
    reached: async (channel: ShareChannel, people: number): Promise<boolean> => {
      calls.push(['reached', channel, people]);
      return true;
    },
    arrive: async (click: string): Promise<void> => void calls.push(['arrive', click]),
    enter: async (code: string): Promise<void> => {
      calls.push(['enter', code]);
      $view.set({ ...$view.get(), ...entered });
    },
  };
  return store satisfies InviteStore;
}
