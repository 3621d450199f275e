import type { Ranking } from './rankings.ts';

/** One count of an instant run-off, and who had to go after it. */
export interface RunoffRound {
  /** Ballots by the option that they stand for now; only options that are still in. */
  readonly votes: Readonly<Record<string, number>>;
  /** Ballots that name no option which is still in. */
  readonly exhausted: number;
  /** `null` in the last round. */
  readonly dropped: string | null;
  /**
   * Several were last, and one goes: the one that had fewest in the latest `earlier-round` that tells them apart, else
   * the one that comes last in the published `order`. `null` where one alone was last.
   */
  readonly tieBrokenBy: 'earlier-round' | 'order' | null;
  /** Where the ballots of the dropped one go, in the order of the options; `to: null` for those that are exhausted by it. */
  readonly transfers: readonly { readonly to: string | null; readonly votes: number }[];
}

export interface Runoff {
  readonly rounds: readonly RunoffRound[];
  /** Holds a majority of the ballots that still count. `null` when nobody voted, or the rest is tied. */
  readonly winner: string | null;
  /** All that were left in the end, with equally many ballots each: a tie is declared, not broken. Empty otherwise. */
  readonly tied: readonly string[];
}

/** A ballot's ranking and the place in it that counts now. */
interface Standing {
  readonly ranking: Ranking;
  place: number;
}

/**
 * Instant run-off voting, also called the alternative vote: as long as no option has more than half of the ballots that
 * still count, exactly one goes, the last, and its ballots pass to the next option that they name. Dropping all that tie
 * for last at once would be another method: `4×A, 3×B>D>C, 2×C>D, 2×D>C` would elect A, which most rank below D.
 *
 * Ties for last: fewest in the latest earlier round that differs; still tied, whichever comes last in `tieOrder`, which is
 * to be published before the count ({@link seededOrder}). All that remain tied: a tie is declared.
 *
 * Steps: the length of all rankings together, and options² for the rounds.
 * Source: Robert's Rules of Order Newly Revised, "preferential voting"; ties as in the Scottish Local Government Elections
 * Order 2011, rule 51, with an order in place of the lot.
 */
export function instantRunoff(
  options: readonly string[],
  rankings: readonly Ranking[],
  tieOrder: readonly string[],
): Runoff {
  const piles = new Map<string, Standing[]>(options.map((id) => [id, []]));
  const votes = new Map<string, number>(options.map((id) => [id, 0]));
  const rounds: RunoffRound[] = [];
  let exhausted = 0;

  /** Passes ballots to the next option in them that is still in; says where they went. */
  const deal = (standings: readonly Standing[]): Map<string | null, number> => {
    const went = new Map<string | null, number>();
    for (const standing of standings) {
      const { order, count } = standing.ranking;
      while (standing.place < order.length && !piles.has(order[standing.place]!)) standing.place++;
      const to = order[standing.place] ?? null;
      went.set(to, (went.get(to) ?? 0) + count);
      if (to === null) exhausted += count;
      else {
        piles.get(to)!.push(standing);
        votes.set(to, votes.get(to)! + count);
      }
    }
    return went;
  };

  deal(rankings.map((ranking) => ({ ranking, place: 0 })));
  for (;;) {
    const counts = [...votes.values()];
    const continuing = counts.reduce((sum, count) => sum + count, 0);
    if (continuing === 0) return { rounds, winner: null, tied: [] };
    const [most, fewest] = [Math.max(...counts), Math.min(...counts)];
    const round = { votes: Object.fromEntries(votes), exhausted };
    if (most * 2 > continuing || most === fewest) {
      rounds.push({ ...round, dropped: null, tieBrokenBy: null, transfers: [] });
      const ahead = [...votes.keys()].filter((id) => votes.get(id) === most);
      return ahead.length === 1
        ? { rounds, winner: ahead[0]!, tied: [] }
        : { rounds, winner: null, tied: ahead };
    }
    const last = [...votes.keys()].filter((id) => votes.get(id) === fewest);
    const { dropped, tieBrokenBy } = whoGoes(last, rounds, tieOrder);
    const pile = piles.get(dropped)!;
    piles.delete(dropped);
    votes.delete(dropped);
    const went = deal(pile);
    const transfers = [...options, null].flatMap((to) =>
      went.has(to) ? [{ to, votes: went.get(to)! }] : [],
    );
    rounds.push({ ...round, dropped, tieBrokenBy, transfers });
  }
}

/** Which of those that are last has to go, and what decided it. */
function whoGoes(
  last: readonly string[],
  rounds: readonly RunoffRound[],
  tieOrder: readonly string[],
): { readonly dropped: string; readonly tieBrokenBy: RunoffRound['tieBrokenBy'] } {
  if (last.length === 1) return { dropped: last[0]!, tieBrokenBy: null };
  let tied = last;
  for (const { votes } of rounds.toReversed()) {
    const fewest = Math.min(...tied.map((id) => votes[id]!));
    tied = tied.filter((id) => votes[id] === fewest);
    if (tied.length === 1) return { dropped: tied[0]!, tieBrokenBy: 'earlier-round' };
  }
  const dropped = tieOrder.findLast((id) => tied.includes(id));
  if (dropped === undefined) throw new RangeError('The order for ties must name every option.');
  return { dropped, tieBrokenBy: 'order' };
}
