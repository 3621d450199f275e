import type { CommunityFigures, ReusableComment, RewardFigures, Unanswered } from '@hearth/core/domain';
import { plainBody } from '@hearth/core/domain';
import type { FiguresStore, FiguresView } from '@hearth/core/state';
import { atom } from '@hearth/core/state';
import { people } from './comments.ts';
import { NOW } from './community.ts';

const [HOUR, DAY] = [3_600_000, 86_400_000];
const [FROM, UNTIL] = [NOW - 29 * DAY, NOW + 14 * HOUR];

const figures: CommunityFigures = {
  from: FROM,
  until: UNTIL,
  reciprocity: { roots: 120, replies: 300, perRoot: 2.5, shares: { members: 60, staff: 40 }, answered: 87 },
  staff: { asked: 104, answered: 71, median: 42, waiting: 9 },
  influence: {
    from: Date.UTC(2026, 4, 1),
    until: Date.UTC(2026, 5, 1),
    members: [
      { member: people.tomas, replies: 38 },
      { member: people.mei, replies: 21 },
      { member: people.noor, replies: 9 },
    ],
  },
  streaks: { members: 64, fourWeeks: 23, longest: 17 },
  asOf: '1.9',
};

const rewards: RewardFigures = {
  from: FROM,
  until: UNTIL,
  given: { recognition: 40, access: 12, experience: 8, economic: 20 },
  total: 80,
  economicShare: 0.25,
  warning: false,
  asOf: '1.9',
};

const promotion: NonNullable<FiguresView['promotion']> = {
  ...{
    from: FROM,
    until: UNTIL,
    total: 10,
    promotional: 1,
    share: 0.1,
    limit: 0.2,
    flagged: false,
    asOf: '1.9',
  },
};

export const fakeFigures = { figures, rewards, promotion };

export const fakeWaiting: readonly Unanswered[] = [
  {
    id: 'c-wait-1',
    topic: '/journal/kettle',
    title: 'The new kettle',
    url: 'https://acme.example/journal/kettle',
    kind: 'question',
    author: people.tomas,
    excerpt: 'Does the new kettle hold 93° when you pour slowly?',
    at: NOW - 26 * HOUR,
    replies: 0,
  },
  {
    id: 'c-wait-2',
    topic: '/products/grinder',
    title: null,
    url: null,
    kind: 'review',
    author: null,
    excerpt: 'Quiet, and easy to clean.',
    at: NOW - 3 * HOUR,
    replies: 2,
  },
];

export const fakeReusable: readonly ReusableComment[] = [
  {
    id: 'c-used',
    topic: '/journal/kettle',
    url: 'https://acme.example/journal/kettle',
    body: plainBody('The first kettle that does what it says.'),
    images: [],
    credit: people.mei,
    reuse: { at: NOW - 9 * DAY, licence: '0'.repeat(32), text: 'You may show it.' },
    createdAt: NOW - 9 * DAY,
  },
];

/** Figures that stay as they are given; what is asked of them is written down. */
export function fakeFiguresStore(view: Partial<FiguresView> = {}) {
  const calls: (readonly [string, ...unknown[]])[] = [];
  const $view = atom<FiguresView>({
    ...{ status: 'ready', error: null, figures, rewards, promotion, days: 30, by: 'nobody' },
    ...{ waiting: fakeWaiting, total: 9, more: true, reusable: null, moreReusable: false, failure: null },
    ...view,
  });
  const note =
    (name: string) =>
    async (...input: readonly unknown[]): Promise<void> =>
      void calls.push([name, ...input]);
  const store = {
    $view,
    calls,
    ready: Promise.resolve(),
    reload: note('reload'),
    setDays: note('setDays'),
    waitingFor: note('waitingFor'),
    next: note('next'),
    reuse: note('reuse'),
    needless: async (id: string): Promise<boolean> => {
      calls.push(['needless', id]);
      const { waiting } = $view.get();
      $view.set({
        ...$view.get(),
        waiting: waiting.filter((one) => one.id !== id),
        total: waiting.length - 1,
      });
      return true;
    },
  };
  return store satisfies FiguresStore;
}
