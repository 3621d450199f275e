import type { Time } from '../common.ts';
import { instantRunoff } from './counting/instant-runoff.ts';
import { condorcetWinner, pairwise } from './counting/pairwise.ts';
import { gatherRankings, type Ranking } from './counting/rankings.ts';
import { schulze } from './counting/schulze.ts';
import { ballotsNeeded } from './counting/quorum.ts';
import { givesPoints, namesNothing, pollState, type BallotWords } from './rules.ts';
import type { Outcome, PollDefinition, RankedCount, Tally } from './types.ts';

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
  /** How many of them name nothing. */
  readonly abstained: number;
}

export const NO_FIGURES: Figures = { counts: {}, sums: {}, voters: 0, abstained: 0 };

type Adding = Record<'counts' | 'sums', Record<string, number>>;

/** Adds a ballot to counts and sums, or takes it away. */
function weigh(
  { counts, sums }: Adding,
  kind: PollDefinition['kind'],
  { choices, points = {} }: BallotWords,
  sign: 1 | -1,
): void {
  const named = kind === 'ranked' ? choices.slice(0, 1) : choices;
  for (const id of [...named, ...Object.keys(points)]) counts[id] = (counts[id] ?? 0) + sign;
  for (const [id, given] of Object.entries(points)) sums[id] = (sums[id] ?? 0) + sign * given;
}

/** The figures with one ballot replaced by another; `null` stands for no ballot. */
export function recount(
  { kind }: Pick<PollDefinition, 'kind'>,
  figures: Figures,
  before: BallotWords | null,
  after: BallotWords | null,
): Figures {
  const [counts, sums] = [{ ...figures.counts }, { ...figures.sums }];
  if (before) weigh({ counts, sums }, kind, before, -1);
  if (after) weigh({ counts, sums }, kind, after, 1);
  const more = (counted: (ballot: BallotWords) => boolean): number =>
    Number(after !== null && counted(after)) - Number(before !== null && counted(before));
  return {
    counts,
    sums,
    voters: figures.voters + more(() => true),
    abstained: figures.abstained + more(namesNothing),
  };
}

/** The figures of ballots that lie on the table. */
export function figuresOf({ kind }: Pick<PollDefinition, 'kind'>, ballots: readonly BallotWords[]): Figures {
  const added: Adding = { counts: {}, sums: {} };
  for (const ballot of ballots) weigh(added, kind, ballot, 1);
  return { ...added, voters: ballots.length, abstained: ballots.filter(namesNothing).length };
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
 * of voters, so that they may exceed 100 in sum; who abstained is in no share. Leaders that tie are all named; without votes
 * nobody leads, and of a closed poll without its quorum neither.
 *
 * @param ranked what ranked ballots say, where they were counted
 */
export function tallyOf(
  definition: Pick<
    PollDefinition,
    'id' | 'kind' | 'options' | 'min' | 'max' | 'opensAt' | 'closesAt' | 'quorum' | 'abstain'
  >,
  { counts, sums, voters, abstained }: Figures,
  now: Time,
  ranked?: RankedCount,
): Tally {
  const { kind, options } = definition;
  const votes = options.map(({ id }) => counts[id] ?? 0);
  const points = options.map(({ id }) => sums[id] ?? 0);
  const percent = shares(definition, votes, points, voters - abstained);
  const byPoints = givesPoints(definition);
  const final = pollState(definition, now) === 'closed';
  const decides = !final || voters >= ballotsNeeded(definition.quorum);
  return {
    poll: definition.id,
    voters,
    ...(definition.abstain && { abstained }),
    options: options.map(({ id }, index) => ({
      id,
      votes: votes[index]!,
      percent: percent[index]!,
      ...(byPoints && { sum: points[index]! }),
    })),
    leaders: !decides
      ? []
      : kind === 'ranked'
        ? leadersOf(ranked)
        : options.filter((_, index) => leads(kind, index, votes, points)).map(({ id }) => id),
    ...(ranked && { ranked }),
    final,
  };
}

/** What a poll has decided, by its final tally. Below its quorum it decides nothing. */
export function outcomeOf(
  { quorum }: Pick<PollDefinition, 'quorum'>,
  { voters, leaders }: Pick<Tally, 'voters' | 'leaders'>,
): Outcome {
  if (voters < ballotsNeeded(quorum)) return { kind: 'no-quorum', options: [] };
  const kind = leaders.length > 1 ? 'tie' : leaders.length === 1 ? 'winner' : 'none';
  return { kind, options: leaders };
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

/** Counts ranked ballots by every method that is shown; one that names nothing is an abstention, and not in it. `tieOrder`: all options, see {@link instantRunoff}. */
export function countRanked(
  options: readonly string[],
  ballots: Iterable<readonly string[]>,
  tieOrder: readonly string[],
): RankedCount {
  const rankings = gatherRankings(ballots).filter(({ order }) => order.length > 0);
  return countRankings(options, rankings, tieOrder);
}

/** The same of ballots that were gathered before; none of them is an abstention. */
export function countRankings(
  options: readonly string[],
  rankings: readonly Ranking[],
  tieOrder: readonly string[],
): RankedCount {
  const matrix = pairwise(options, rankings);
  return {
    runoff: instantRunoff(options, rankings, tieOrder),
    condorcet: condorcetWinner(options, matrix),
    schulze: schulze(options, matrix).tiers,
    pairwise: matrix,
  };
}
