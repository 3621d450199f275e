import type { Id, Time } from '../domain/common.ts';
import { commitmentTo, seededOrder } from '../domain/polls/counting/seeded-order.ts';
import { pollState } from '../domain/polls/rules.ts';
import { countRanked } from '../domain/polls/tally.ts';
import type { RankedCount, TieOrder } from '../domain/polls/types.ts';
import type { PollRow } from './ballots.ts';
import type { EngineOptions } from './scene.ts';
import type { ReadTx } from './store.ts';

/** Ballots that are read at once. */
const PAGE = 1_000;
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

const kept = new WeakMap<EngineOptions, Map<string, Kept>>();

interface Place {
  readonly tx: ReadTx;
  readonly now: Time;
  readonly options: EngineOptions;
  readonly site: Id;
}

/** What the ballots of a ranked poll say. Counted again when they have changed; a closed poll's count is of all of them. */
export async function rankedCount({ tx, now, options, site }: Place, row: PollRow): Promise<RankedCount> {
  const counts = kept.get(options) ?? new Map<string, Kept>();
  kept.set(options, counts);
  const place = JSON.stringify([site, row.id]);
  const before = counts.get(place);
  const final = pollState(row.definition, now) === 'closed';
  if (before?.revision === row.revision) return before.count;
  const slow = before !== undefined && before.took > QUICK && !final;
  if (slow && now - before.at < before.took * PATIENCE) return before.count;
  const ids = row.definition.options.map(({ id }) => id);
  const count = countRanked(ids, await rankings(tx, row.id), await seededOrder(row.seed ?? '', ids));
  counts.delete(place);
  counts.set(place, { revision: row.revision, at: now, took: options.ambient.now() - now, count });
  const [oldest] = counts.keys();
  if (counts.size > KEPT && oldest !== undefined) counts.delete(oldest);
  return count;
}

async function rankings(tx: ReadTx, poll: string): Promise<(readonly string[])[]> {
  const all: (readonly string[])[] = [];
  for (let after: string | undefined; ;) {
    const page = await tx.range('ballots', {
      eq: [poll],
      ...(after !== undefined && { after: [after] }),
      limit: PAGE,
    });
    all.push(...page.map(({ choices }) => choices));
    after = page.at(-1)?.voter;
    if (after === undefined || page.length < PAGE) return all;
  }
}
