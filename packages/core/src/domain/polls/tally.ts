import type { Time } from '../common.ts';
import { pollState } from './rules.ts';
import type { PollDefinition, Tally } from './types.ts';

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

/**
 * The figures of a poll. Where the options exclude each other the percentages sum to 100; in a `multiple` poll each is
 * of voters, so that they may exceed 100 in sum. Leaders that tie are all named; without votes nobody leads.
 */
export function tallyOf(
  definition: Pick<PollDefinition, 'id' | 'kind' | 'options' | 'opensAt' | 'closesAt'>,
  counts: Readonly<Record<string, number>>,
  voters: number,
  now: Time,
): Tally {
  const votes = definition.options.map((option) => counts[option.id] ?? 0);
  const percent =
    definition.kind === 'multiple'
      ? votes.map((count) => (voters === 0 ? 0 : Math.round((count * 100) / voters)))
      : largestRemainder(votes);
  const most = Math.max(0, ...votes);
  return {
    poll: definition.id,
    voters,
    options: definition.options.map(({ id }, index) => ({
      id,
      votes: votes[index]!,
      percent: percent[index]!,
    })),
    leaders:
      most === 0 ? [] : definition.options.filter((_, index) => votes[index] === most).map(({ id }) => id),
    final: pollState(definition, now) === 'closed',
  };
}
