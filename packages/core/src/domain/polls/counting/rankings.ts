/**
 * Ballots that say the same: options from the most preferred one on, each at most once. Options that are left out rank
 * below all named ones, and none of them above another.
 */
export interface Ranking {
  readonly order: readonly string[];
  /** How many ballots say so: a whole number of 1 or more. */
  readonly count: number;
}

/** Adds up ballots that say the same, so that counting takes as long as there are opinions, not voters. */
export function gatherRankings(ballots: Iterable<readonly string[]>): Ranking[] {
  const known = new Map<string, { readonly order: readonly string[]; count: number }>();
  for (const order of ballots) {
    const key = JSON.stringify(order);
    const ranking = known.get(key);
    if (ranking) ranking.count++;
    else known.set(key, { order, count: 1 });
  }
  return [...known.values()];
}

/** A ranking by the positions of its options. Throws a RangeError for an option that is not one of them. */
export function positions(places: ReadonlyMap<string, number>, { order }: Ranking): number[] {
  return order.map((id) => {
    const position = places.get(id);
    if (position === undefined)
      throw new RangeError(`A ballot ranks "${id}", which is no option of the poll.`);
    return position;
  });
}
