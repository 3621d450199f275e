import type { BallotWords, Points, Poll, PollKind } from '@hearth/core/domain';
import type { PollStoreView } from '@hearth/core/state';
import { NOW, fakeCommunity, fakeError, member } from '../../fakes/community.ts';
import { ballotView, fakePoll, fakePollStore } from '../../fakes/poll-store.ts';
import { shown } from '../../fakes/state.ts';
import type { WidgetState } from '../../fakes/state.ts';

const DAY = 86_400_000;
const TIE_ORDER = {
  commitment: 'b0f66adc83641586656866813fd9dd0b8ebb63796075661ba45d1aa8089e1d44',
  seed: '4f1c0b1e5a7d4f0f9a3f7f6b7f0f6a51',
};

/** Where the gathering goes: ranked, unless `part` says otherwise. */
export const places = (part: Partial<Poll> = {}): Poll =>
  fakePoll({
    kind: 'ranked',
    question: { en: 'Where do we meet in autumn?', de: 'Wo treffen wir uns im Herbst?' },
    results: 'always',
    options: [
      {
        id: 'oslo',
        label: 'Oslo',
        description: { en: 'At the harbour workshop', de: 'In der Hafenwerkstatt' },
      },
      { id: 'bergen', label: 'Bergen' },
      {
        id: 'tromso',
        label: 'Tromsø',
        description: { en: 'Two days, northern lights', de: 'Zwei Tage, Nordlichter' },
      },
      { id: 'roros', label: { en: 'Røros, the mining town', de: 'Røros, die Bergstadt' } },
    ],
    max: 4,
    resultsVisible: true,
    tieOrder: { commitment: TIE_ORDER.commitment },
    ...part,
  });

/** The same question where options get points. */
export const byPoints = (kind: 'score' | 'dots' | 'quadratic', part: Partial<Poll> = {}): Poll => {
  const { tieOrder: _, ...poll } = places({ kind, min: 1, max: kind === 'score' ? 5 : 1, ...part });
  return { ...poll, ...(kind !== 'score' && { budget: kind === 'dots' ? 10 : 100 }) };
};

const times = (count: number, ...choices: string[]): BallotWords[] =>
  Array(count).fill({ choices }) as BallotWords[];
const gave = (...all: Points[]): BallotWords[] => all.map((points) => ({ choices: [], points }));

/** Bergen leads by first choices, and Oslo wins once Røros and Tromsø are gone. */
export const RANKINGS: readonly BallotWords[] = [
  ...times(8, 'bergen', 'roros'),
  ...times(7, 'oslo', 'tromso', 'bergen'),
  ...times(4, 'tromso', 'oslo'),
  ...times(2, 'roros', 'oslo', 'bergen'),
  ...times(1, 'roros'),
];
export const MARKS = gave(
  { oslo: 5, bergen: 3, tromso: 1 },
  { oslo: 4, bergen: 4 },
  { oslo: 4, tromso: 5, roros: 2 },
);
export const DOTS = gave({ oslo: 10 }, { oslo: 4, bergen: 3, tromso: 3 }, { roros: 1, tromso: 6 });
export const VOTES = gave(
  { oslo: 10 },
  { bergen: 7, tromso: 7 },
  { roros: 5, tromso: 5, oslo: 5, bergen: 5 },
);

const own = (kind: PollKind): Partial<Poll> => ({
  mine: {
    ...{
      ranked: { choices: ['tromso', 'oslo'] },
      score: { choices: [], points: { oslo: 4, tromso: 5, roros: 1 } },
      dots: { choices: [], points: { roros: 1, tromso: 6 } },
      quadratic: { choices: [], points: { bergen: 7, tromso: 7 } },
    }[kind as 'ranked'],
    revision: 1,
  },
  can: ['change', 'withdraw'],
});
const closed = {
  state: 'closed',
  closesAt: NOW - 2 * DAY,
  can: [],
  tieOrder: TIE_ORDER,
} as const satisfies Partial<Poll>;

const state = (name: string, view: PollStoreView, more: Partial<WidgetState> = {}): WidgetState => ({
  name,
  tag: 'hearth-poll',
  attributes: { poll: 'demo' },
  community: (locale) =>
    fakeCommunity({ viewer: member, locale, stores: { 'poll/demo': fakePollStore(view) } }),
  ...more,
});

/** Presses what `selector` finds once it is there, and waits until `shows` is. */
const press = (selector: string, shows: string): Partial<WidgetState> => ({
  act: async (element) => (await shown(element, selector)).click(),
  shows,
});
const FORM = { shows: '[part=ballot]' };
const OPENED = press('[type=submit]', '[part=ballot]');
const OWN = { shows: '[data-do=withdraw]' };
const HOW = press('summary', '.how');
const TROUBLE = { shows: '#trouble:not([hidden])' };

const five = (
  kind: 'score' | 'dots' | 'quadratic',
  ballots: readonly BallotWords[],
  given: Points,
): WidgetState[] => [
  state(`${kind}, not voted yet`, ballotView(byPoints(kind), ballots)),
  state(
    `${kind}, ballot open`,
    ballotView(byPoints(kind, { results: 'after-vote', resultsVisible: false }), null),
    OPENED,
  ),
  state(`${kind}, filled in`, ballotView(byPoints(kind), ballots, { given }), FORM),
  state(
    `${kind}, not sent`,
    ballotView(byPoints(kind), null, { given, failure: fakeError('unavailable') }),
    TROUBLE,
  ),
  state(`${kind}, voted`, ballotView(byPoints(kind, own(kind)), ballots), OWN),
  state(
    `${kind}, closed, how it is counted`,
    ballotView(byPoints(kind, { ...own(kind), ...closed }), ballots),
    HOW,
  ),
];

/** Every state of polls whose ballots are filled in. */
export const ballotStates: readonly WidgetState[] = [
  state('ranked, not voted yet', ballotView(places(), RANKINGS)),
  state(
    'ranked, ballot open',
    ballotView(places({ results: 'after-vote', resultsVisible: false }), null),
    OPENED,
  ),
  state('ranked, some ranked', ballotView(places(), RANKINGS, { chosen: ['tromso', 'oslo'] }), FORM),
  state(
    'ranked, all ranked',
    ballotView(places(), null, { chosen: ['tromso', 'oslo', 'roros', 'bergen'] }),
    FORM,
  ),
  state(
    'ranked, full at two',
    ballotView(places({ min: 2, max: 2 }), null, { chosen: ['tromso', 'oslo'] }),
    FORM,
  ),
  state(
    'ranked, one held',
    ballotView(places(), null, { chosen: ['tromso', 'oslo'] }),
    press('.ranked .grip', '.held'),
  ),
  state(
    'ranked, not sent',
    ballotView(places(), null, { chosen: ['tromso'], failure: fakeError('unavailable') }),
    TROUBLE,
  ),
  state('ranked, voted', ballotView(places(own('ranked')), RANKINGS), OWN),
  state(
    'ranked, being changed',
    ballotView(places(own('ranked')), RANKINGS),
    press('[data-do=change]', '[part=ballot]'),
  ),
  state('ranked, closed', ballotView(places({ ...own('ranked'), ...closed }), RANKINGS)),
  state(
    'ranked, closed, how it is counted',
    ballotView(places({ ...own('ranked'), ...closed }), RANKINGS),
    HOW,
  ),
  state(
    'ranked, closed, in a tie',
    ballotView(places(closed), [
      ...times(3, 'oslo'),
      ...times(3, 'bergen'),
      ...times(1, 'roros'),
      ...times(1, 'tromso'),
    ]),
    HOW,
  ),
  state('ranked, anonymous and open', ballotView(places({ anonymous: true }), RANKINGS), HOW),
  state('ranked, nobody voted yet', ballotView(places(), []), HOW),
  ...five('score', MARKS, { oslo: 5, bergen: 1 }),
  state(
    'score, 0 to 10',
    ballotView(byPoints('score', { min: 0, max: 10 }), null, { given: { oslo: 10, bergen: 0 } }),
    FORM,
  ),
  ...five('dots', DOTS, { oslo: 6, bergen: 4 }),
  ...five('quadratic', VOTES, { oslo: 7, bergen: 5 }),
  state('dots, closed, in a tie', ballotView(byPoints('dots', closed), gave({ oslo: 5, bergen: 5 }))),
];
