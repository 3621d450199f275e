import type { Impact, ImpactOutcome } from '@hearth/core/domain';
import type { ImpactStore, ImpactView } from '@hearth/core/state';
import { atom } from '@hearth/core/state';
import { NOW } from './community.ts';

const DAY = 86_400_000;

/** Things that came of something, a week apart. */
export const fakeOutcomes: readonly ImpactOutcome[] = [
  {
    kind: 'poll',
    id: 'next-lamp',
    title: { en: 'Which lamp do we make next?', de: 'Welche Lampe bauen wir als nächste?' },
    at: NOW - 2 * DAY,
    stage: 'decided',
    result: 'winner',
    chosen: [{ en: 'The brass one', de: 'Die aus Messing' }],
    voters: 312,
    anonymous: false,
  },
  {
    kind: 'idea',
    id: 'i-1',
    poll: 'ideas',
    title: 'A wick that can be changed with one hand',
    at: NOW - 9 * DAY,
    status: 'shipped',
    own: true,
  },
  {
    kind: 'answer',
    id: 'c-1',
    topic: '/help/soot',
    title: 'How do I get soot off the glass?',
    url: 'https://shop.example/help/soot',
    at: NOW - 16 * DAY,
  },
  {
    kind: 'idea',
    id: 'i-2',
    poll: 'ideas',
    title: 'Refills in a bottle that comes back',
    at: NOW - 23 * DAY,
    status: 'planned',
    own: false,
  },
  {
    kind: 'poll',
    id: 'opening',
    title: { en: 'When do we open on Thursdays?', de: 'Wann öffnen wir donnerstags?' },
    at: NOW - 30 * DAY,
    result: 'tie',
    chosen: ['16:00', '18:00'],
    voters: 40,
    anonymous: true,
  },
];

export const fakeImpact = (part: Partial<Impact> = {}): Impact => ({
  member: 'm-ada',
  since: Date.UTC(2025, 2, 3),
  streak: { state: 'kept', weeks: 12, best: 12 },
  weekEnds: Date.UTC(2026, 4, 17, 22),
  score: 184,
  totals: { exchanges: 120, contributions: 64, decisions: 9, invitations: 2 },
  quarter: {
    year: 2026,
    quarter: 2,
    exchanges: { own: 120, mean: 100, percent: 20 },
    contributions: { own: 24, mean: 31.5, percent: -24 },
    decisions: { own: 4, mean: 4, percent: 0 },
    invitations: { own: 1, mean: 0 },
  },
  outcomes: fakeOutcomes,
  asOf: '1.1',
  ...part,
});

/** An impact that stays as it is given. */
export function fakeImpactStore(view: Partial<ImpactView>) {
  const calls: (readonly [string])[] = [];
  const store = {
    $view: atom<ImpactView>({ status: 'ready', error: null, impact: null, ...view }),
    calls,
    ready: Promise.resolve(),
    reload: async (): Promise<void> => void calls.push(['reload']),
  };
  return store satisfies ImpactStore;
}
