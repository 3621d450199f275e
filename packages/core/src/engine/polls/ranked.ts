import type { Id, Time } from '../../domain/common.ts';
import { commitmentTo, seededOrder } from '../../domain/polls/counting/seeded-order.ts';
import { pollState } from '../../domain/polls/rules.ts';
import type { RankedCount, TieOrder } from '../../domain/polls/types.ts';
import type { PollRow } from './ballots.ts';
import { countHere } from './ranked-work.ts';
import type { EngineOptions } from '../scene.ts';
import type { ReadTx } from '../store.ts';

/** Names of options that are read at once, and the fewest and most ballots: a page must not keep a server's loop busy. */
const [NAMES, FEWEST, MOST] = [20_000, 50, 1_000];
/** What takes no longer to count is counted after each vote; milliseconds. */
const QUICK = 50;
/** What does may be older by so many times what counting took, while the poll is open: 5 % of the time is for counting. */
const PATIENCE = 20;
/** Counts that are kept per engine. */
const KEPT = 100;

/** How ties for last will be broken, as everybody may know it. */
export const tieOrderOf = async (seed: string, closed: boolean): Promise<TieOrder> => ({
  commitment: await commitmentTo(seed),
  ...(closed && { seed }),
});

interface Kept {
  readonly revision: number;
  readonly at: Time;
  readonly took: number;
  readonly count: RankedCount;
}

interface Counts {
  readonly kept: Map<string, Kept>;
  /** Who asks meanwhile waits for the same. */
  readonly underWay: Map<string, { readonly revision: number; readonly counted: Promise<RankedCount> }>;
}

const ofEngines = new WeakMap<EngineOptions, Counts>();

interface Place {
  readonly tx: ReadTx;
  readonly now: Time;
  readonly options: EngineOptions;
  readonly site: Id;
}

/** What the ballots of a ranked poll say. Counted again when they have changed; a closed poll's count is of all of them. */
export async function rankedCount({ tx, now, options, site }: Place, row: PollRow): Promise<RankedCount> {
  const counts: Counts = ofEngines.get(options) ?? { kept: new Map(), underWay: new Map() };
  ofEngines.set(options, counts);
  const { kept, underWay } = counts;
  const place = JSON.stringify([site, row.id]);
  const final = pollState(row.definition, now) === 'closed';
  for (;;) {
    const before = kept.get(place);
    if (before?.revision === row.revision) return before.count;
    const slow = before !== undefined && before.took > QUICK && !final;
    if (slow && now - before.at < before.took * PATIENCE) return before.count;
    const other = underWay.get(place);
    if (!other) break;
    if (other.revision === row.revision) return other.counted;
    if (slow) return before.count;
    await other.counted.catch(() => {}); // who asked for it hears of it
  }
  const counted = count(tx, options, row);
  underWay.set(place, { revision: row.revision, counted });
  try {
    const result = await counted;
    kept.delete(place);
    kept.set(place, { revision: row.revision, at: now, took: options.ambient.now() - now, count: result });
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return result;
  } finally {
    underWay.delete(place);
  }
}

async function count(tx: ReadTx, { count = countHere }: EngineOptions, row: PollRow): Promise<RankedCount> {
  const ids = row.definition.options.map(({ id }) => id);
  const tieOrder = await seededOrder(row.seed ?? '', ids);
  const size = Math.min(Math.max(Math.floor(NAMES / ids.length), FEWEST), MOST);
  return count({ options: ids, tieOrder, voters: row.voters, pages: rankings(tx, row.id, size) });
}

async function* rankings(
  tx: ReadTx,
  poll: string,
  size: number,
): AsyncGenerator<readonly (readonly string[])[]> {
  for (let after: string | undefined; ;) {
    const page = await tx.range('ballots', {
      eq: [poll],
      ...(after !== undefined && { after: [after] }),
      limit: size,
    });
    yield page.map(({ choices }) => choices);
    after = page.at(-1)?.voter;
    if (after === undefined || page.length < size) return;
  }
}
