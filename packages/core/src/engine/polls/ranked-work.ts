import { countRanked } from '../../domain/polls/tally.ts';
import type { RankedCount } from '../../domain/polls/types.ts';

/** Ranked ballots to be counted. */
export interface RankedWork {
  /** The poll's options. */
  readonly options: readonly string[];
  /** All options, as ties for last are broken by them. */
  readonly tieOrder: readonly string[];
  /** How many ballots there are, about. */
  readonly voters: number;
  /** All ballots, a few at a time, as they are read. To be gone through once. */
  readonly pages: AsyncIterable<readonly (readonly string[])[]>;
}

export type CountRanked = (work: RankedWork) => Promise<RankedCount>;

/** Counts on this thread, and at once. */
export const countHere: CountRanked = async ({ options, tieOrder, pages }) => {
  const ballots: (readonly string[])[] = [];
  for await (const page of pages) ballots.push(...page);
  return countRanked(options, ballots, tieOrder);
};
