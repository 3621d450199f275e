import type { Time } from '../common.ts';
import { instantRunoff } from './counting/instant-runoff.ts';
import { condorcetWinner, pairwise } from './counting/pairwise.ts';
import { gatherRankings } from './counting/rankings.ts';
import { schulze } from './counting/schulze.ts';
import { givesPoints, pollState, type BallotWords } from './rules.ts';
import type { PollDefinition, RankedCount, Tally } from './types.ts';

/**
 * Whole percentages that sum to exactly 100 (Hare–Niemeyer: each is rounded down, what is missing goes to the largest
 * remainders). Equal remainders are served in the given order. All zero where nothing was counted.
 */
export function largestRemainder(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return counts.map(() => 0);
  // Whole numbers throughout: fractions of floating point would decide ties by their rounding error.
  const shares = counts.map((count) => Math.floor((count * 100) / total));
  const missing = 100 - shares.reduce((sum, share) => sum + share, 0);
  counts
    .map((count, index) => ({ index, remainder: (count * 100) % total }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
    .slice(0, missing)
    .forEach(({ index }) => shares[index]!++);
  return shares;
}

/** What ballots add up to; kept with each vote, so that reading need not count. */
export interface Figures {
  /** Ballots that name an option; ranked ones, in the first place. */
  readonly counts: Readonly<Record<string, number>>;
  /** Where ballots give points: what an option got. */
  readonly sums: Readonly<Record<string, number>>;
  /** Valid ballots. */
  readonly voters: number;
}

export const NO_FIGURES: Figures = { counts: {}, sums: {}, voters: 0 };

/** The figures with one ballot replaced by another; `null` stands for no ballot. */
export function recount(
  { kind }: Pick<PollDefinition, 'kind'>,
  figures: Figures,
  before: BallotWords | null,
  after: BallotWords | null,
): Figures {
  const counts = { ...figures.counts };
  const sums = { ...figures.sums };
  const add = (ballot: BallotWords | null, sign: 1 | -1): void => {
    const named = kind === 'ranked' ? ballot?.choices.slice(0, 1) : ballot?.choices;
    for (const id of [...(named ?? []), ...Object.keys(ballot?.points ?? {})])
      counts[id] = (counts[id] ?? 0) + sign;
    for (const [id, given] of Object.entries(ballot?.points ?? {})) sums[id] = (sums[id] ?? 0) + sign * given;
  };
  add(before, -1);
  add(after, 1);
  return { counts, sums, voters: figures.voters + (after ? 1 : 0) - (before ? 1 : 0) };
}

/** The share of each option in whole per cents: see {@link Tally}. */
function shares(
  { kind, min, max }: Pick<PollDefinition, 'kind' | 'min' | 'max'>,
  votes: readonly number[],
  sums: readonly number[],
  voters: number,
): number[] {
  switch (kind) {
    case 'multiple':
      return votes.map((count) => (voters === 0 ? 0 : Math.round((count * 100) / voters)));
    case 'score':
      return votes.map((n, index) =>
        n === 0 ? 0 : Math.round((100 * (sums[index]! / n - min)) / (max - min)),
      );
    case 'dots':
    case 'quadratic':
      return largestRemainder(sums);
    default:
      return largestRemainder(votes);
  }
}

/**
 * The figures of a poll. Where the options exclude each other the percentages sum to 100; in a `multiple` poll each is
 * of voters, so that they may exceed 100 in sum. Leaders that tie are all named; without votes nobody leads.
 *
 * @param ranked what ranked ballots say, where they were counted
 */
export function tallyOf(
  definition: Pick<PollDefinition, 'id' | 'kind' | 'options' | 'min' | 'max' | 'opensAt' | 'closesAt'>,
  { counts, sums, voters }: Figures,
  now: Time,
  ranked?: RankedCount,
): Tally {
  const { kind, options } = definition;
  const votes = options.map(({ id }) => counts[id] ?? 0);
  const points = options.map(({ id }) => sums[id] ?? 0);
  const percent = shares(definition, votes, points, voters);
  const byPoints = givesPoints(definition);
  return {
    poll: definition.id,
    voters,
    options: options.map(({ id }, index) => ({
      id,
      votes: votes[index]!,
      percent: percent[index]!,
      ...(byPoints && { sum: points[index]! }),
    })),
    leaders:
      kind === 'ranked'
        ? leadersOf(ranked)
        : options.filter((_, index) => leads(kind, index, votes, points)).map(({ id }) => id),
    ...(ranked && { ranked }),
    final: pollState(definition, now) === 'closed',
  };
}

const leadersOf = (ranked: RankedCount | undefined): readonly string[] => {
  if (!ranked) return [];
  const { winner, tied } = ranked.runoff;
  return winner === null ? tied : [winner];
};

/** Whether no option does better than this one, which somebody voted for. */
function leads(
  kind: PollDefinition['kind'],
  one: number,
  votes: readonly number[],
  sums: readonly number[],
): boolean {
  if (votes[one] === 0) return false;
  // Means are compared by multiplying: 7/3 and 14/6 are the same, which dividing may not show.
  if (kind === 'score')
    return votes.every((n, other) => n === 0 || sums[one]! * n >= sums[other]! * votes[one]!);
  const counts = kind === 'dots' || kind === 'quadratic' ? sums : votes;
  return counts.every((count) => counts[one]! >= count);
}

/** Counts ranked ballots by every method that is shown. `tieOrder`: all options, see {@link instantRunoff}. */
export function countRanked(
  options: readonly string[],
  ballots: Iterable<readonly string[]>,
  tieOrder: readonly string[],
): RankedCount {
  const rankings = gatherRankings(ballots);
  const matrix = pairwise(options, rankings);
  return {
    runoff: instantRunoff(options, rankings, tieOrder),
    condorcet: condorcetWinner(options, matrix),
    schulze: schulze(options, matrix).tiers,
    pairwise: matrix,
  };
}
