import type { BallotWords, Decision, Outcome, Poll } from '@hearth/core/domain';
import type { PollStoreView } from '@hearth/core/state';
import { NOW, fakeCommunity, member, staff } from '../../fakes/community.ts';
import { ballotView, fakePoll, fakePollStore, pollView } from '../../fakes/poll-store.ts';
import { shown } from '../../fakes/state.ts';
import type { WidgetState } from '../../fakes/state.ts';
import { places } from './states-ballots.ts';

const DAY = 86_400_000;
const AUDIT = { digest: '9f2c4e0b7d1a58c36e90ab4f17d2c8650e3b9a7714f6c5d2880b6a1fe3c7d945', ballots: 23 };
const voted = { mine: { choices: ['krok'], revision: 1 }, can: ['change', 'withdraw'] } as const;
const closed = {
  state: 'closed',
  closesAt: NOW - 2 * DAY,
  can: [],
  resultsVisible: true,
} as const satisfies Partial<Poll>;

/** A poll that takes twenty votes to decide anything. */
const twenty = (part: Partial<Poll> = {}, decision: Decision = {}): Poll =>
  fakePoll({
    quorum: 20,
    abstain: true,
    resultsVisible: true,
    decision: { quorum: { needed: 20 }, ...decision },
    ...part,
  });
const came = (kind: Outcome['kind'], ...options: string[]): Decision => ({ outcome: { kind, options } });

const state = (
  name: string,
  view: PollStoreView,
  more: Partial<WidgetState> = {},
  viewer = member,
): WidgetState => ({
  name,
  tag: 'hearth-poll',
  attributes: { poll: 'demo' },
  community: (locale) => fakeCommunity({ viewer, locale, stores: { 'poll/demo': fakePollStore(view) } }),
  ...more,
});

const TRUST = { shows: '[part=trust]' };
const OUTCOME = { shows: '[part=outcome]' };
/** Opens what leads to the file. */
const CHECK: Partial<WidgetState> = {
  act: async (element) => (await shown(element, '[part=audit] summary')).click(),
  shows: '[part=audit][open]',
};

const times = (count: number, ...choices: string[]): BallotWords[] =>
  Array(count).fill({ choices }) as BallotWords[];

/** Most first choices for Oslo, whom nobody else ranks at all: whoever drops two at once would elect it. */
export const TRAP: readonly BallotWords[] = [
  ...times(4, 'oslo'),
  ...times(3, 'bergen', 'roros', 'tromso'),
  ...times(2, 'tromso', 'roros'),
  ...times(2, 'roros', 'tromso'),
];
export const trap = (): Poll =>
  places({
    ...closed,
    results: 'after-close',
    tieOrder: {
      commitment: 'b0f66adc83641586656866813fd9dd0b8ebb63796075661ba45d1aa8089e1d44',
      seed: '4f1c',
    },
    decision: { ...came('winner', 'tromso'), audit: { ...AUDIT, ballots: 11 } },
  });

/** What lets people trust a poll: how many it takes, what was decided, how to check it. */
export const trustStates: readonly WidgetState[] = [
  state('quorum, abstaining is possible', pollView(twenty({ results: 'always' }), [6, 4, 2]), TRUST),
  state('quorum, counts hidden', pollView(twenty({ resultsVisible: false })), TRUST),
  state('quorum, reached, voted', pollView(twenty(voted), [12, 8, 3]), TRUST),
  state(
    'quorum, abstained',
    withAbstentions(pollView(twenty({ ...voted, mine: { choices: [], revision: 1 } }), [6, 4, 2]), 3),
    { shows: '[part=abstained]' },
  ),
  state('closed, quorum missed', pollView(twenty(closed, came('no-quorum')), [6, 4, 2]), OUTCOME),
  state('closed, decided', pollView(twenty(closed, came('winner', 'krok')), [12, 8, 3]), OUTCOME),
  state(
    'closed, decided, to be checked',
    pollView(
      twenty({ ...closed, ...voted, can: [] }, { ...came('winner', 'krok'), audit: AUDIT }),
      [12, 8, 3],
    ),
    CHECK,
  ),
  state(
    'closed, a tie is declared',
    pollView(fakePoll({ ...closed, decision: came('tie', 'krok', 'reise') }), [40, 40, 11]),
    OUTCOME,
  ),
  state(
    'closed, nobody voted',
    pollView(fakePoll({ ...closed, results: 'always', decision: came('none') }), [0, 0, 0]),
    OUTCOME,
  ),
  state('ranked, closed, first choices mislead', ballotView(trap(), TRAP), OUTCOME),
  state(
    'ranked, closed, quorum missed, how it is counted',
    ballotView(
      places({
        ...closed,
        quorum: { share: 0.5, of: 60 },
        decision: { quorum: { needed: 30 }, ...came('no-quorum') },
      }),
      TRAP,
    ),
    { act: async (element) => (await shown(element, 'summary')).click(), shows: '.how' },
  ),
  state(
    'open, as staff',
    pollView(twenty({ results: 'staff' }, { voters: { host: 9, token: 1, device: 2 } }), [6, 4, 2]),
    { shows: '[part=voters]' },
    staff,
  ),
  state(
    'anonymous, as staff',
    pollView(
      fakePoll({
        results: 'always',
        resultsVisible: true,
        anonymous: true,
        guests: true,
        decision: { voters: { host: 15, token: 0, device: 5 } },
      }),
      [10, 8, 2],
    ),
    { shows: '[part=voters]' },
    staff,
  ),
];

/** The view with so many more who named nothing. */
function withAbstentions(view: PollStoreView, abstained: number): PollStoreView {
  const { tally } = view;
  return tally ? { ...view, tally: { ...tally, voters: tally.voters + abstained, abstained } } : view;
}
