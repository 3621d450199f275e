import { NO_FIGURES, countRanked, recount, tallyOf } from '@hearth/core/domain';
import type { BallotWords, Points, Poll } from '@hearth/core/domain';
import type { PollStore, PollStoreView } from '@hearth/core/state';
import { atom } from '@hearth/core/state';
import { NOW } from './community.ts';

const DAY = 86_400_000;

/** A running poll of three lamps, but for what `part` says. */
export const fakePoll = (part: Partial<Poll> = {}): Poll => ({
  id: 'demo',
  question: { en: 'Which lamp do we make next?', de: 'Welche Lampe bauen wir als nächste?' },
  kind: 'single',
  options: [
    {
      id: 'krok',
      label: { en: 'Krok, the wall lamp', de: 'Krok, die Wandlampe' },
      description: { en: 'One nail, a fluted reflector', de: 'Ein Nagel, ein gerillter Reflektor' },
    },
    {
      id: 'reise',
      label: { en: 'Reise, the folding lantern', de: 'Reise, die Klapplaterne' },
      description: { en: 'Flat in the rucksack', de: 'Flach im Rucksack' },
    },
    {
      id: 'tvilling',
      label: { en: 'Tvilling, two wicks on one font', de: 'Tvilling, zwei Dochte auf einem Ölbehälter' },
    },
  ],
  results: 'after-vote',
  min: 1,
  max: 1,
  opensAt: null,
  closesAt: NOW + 3 * DAY,
  anonymous: false,
  guests: false,
  state: 'open',
  revision: 1,
  mine: null,
  resultsVisible: false,
  can: ['vote'],
  ...part,
});

const READY = { status: 'ready', error: null, chosen: [], given: {}, busy: false, failure: null } as const;

/** A view of `poll` with these counts in the order of its options; without counts nobody may see them. */
export function pollView(
  poll: Poll,
  counts: readonly number[] | null = null,
  part: Partial<PollStoreView> = {},
): PollStoreView {
  const votes = Object.fromEntries(poll.options.map(({ id }, index) => [id, counts?.[index] ?? 0]));
  const sum = (counts ?? []).reduce((all, count) => all + count, 0);
  const voters = poll.kind === 'multiple' ? Math.ceil(sum / 2) : sum;
  const tally = counts && tallyOf(poll, { ...NO_FIGURES, counts: votes, voters }, NOW);
  return { ...READY, poll, tally, ...part };
}

/** A view of `poll` with these ballots counted: rankings or points. `null`: nobody may see the counts. */
export function ballotView(
  poll: Poll,
  ballots: readonly BallotWords[] | null,
  part: Partial<PollStoreView> = {},
): PollStoreView {
  const ids = poll.options.map(({ id }) => id);
  const figures = (ballots ?? []).reduce((sum, ballot) => recount(poll, sum, null, ballot), NO_FIGURES);
  const rankings = (ballots ?? []).map(({ choices }) => choices);
  const counted = poll.kind === 'ranked' && (!poll.anonymous || poll.state === 'closed');
  const ranked = counted ? countRanked(ids, rankings, ids) : undefined;
  return { ...READY, poll, tally: ballots && tallyOf(poll, figures, NOW, ranked), ...part };
}

type Call = readonly [name: string, ...args: unknown[]];

/** A poll store that shows what it is given and writes down what it is asked. Choosing shows; the rest ends as `answers` say, by default well. */
export function fakePollStore(
  view: PollStoreView,
  answers: Partial<Pick<PollStore, 'vote' | 'withdraw' | 'reload'>> = {},
) {
  const $view = atom(view);
  const calls: Call[] = [];
  const store = {
    id: 'demo',
    $view,
    calls,
    ready: Promise.resolve(),
    reload: async (): Promise<void> => void calls.push(['reload']),
    choose: (chosen: readonly string[]): void => {
      calls.push(['choose', chosen]);
      $view.set({ ...$view.get(), chosen, given: {} });
    },
    give: (given: Points): void => {
      calls.push(['give', given]);
      $view.set({ ...$view.get(), chosen: [], given });
    },
    vote: async (
      choices: readonly string[] = $view.get().chosen,
      points?: Points,
      consent?: true,
    ): Promise<boolean> => {
      calls.push(['vote', choices, ...(points || consent ? [points] : []), ...(consent ? [consent] : [])]);
      return true;
    },
    withdraw: async (): Promise<boolean> => {
      calls.push(['withdraw']);
      return true;
    },
    ...answers,
  };
  return store satisfies PollStore;
}
