import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { HearthServer } from '@hearth/server';

/** Ballots of one write. */
const BATCH = 5_000;

export interface RankedPoll {
  readonly poll: string;
  readonly options: number;
  readonly voters: number;
}

export const rankedPoll = (options: number): string => `ranked-${options}`;

/** A closed poll's ballots, each a ranking of all its options that nobody else has. */
export async function fillBallots(
  { store }: HearthServer,
  site: string,
  { poll, options, voters }: RankedPoll,
): Promise<void> {
  let seed = 7;
  const next = (below: number): number => (seed = Math.imul(seed, 48_271) >>> 0) % below;
  const ids = Array.from({ length: options }, (_, index) => String(index));
  const ranking = (): string[] => {
    const order = [...ids];
    for (let at = options - 1; at > 0; at--) {
      const other = next(at + 1);
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
    return order;
  };
  for (let from = 0; from < voters; from += BATCH)
    await store.write(site, `poll/${poll}`, async (tx) => {
      for (let at = from; at < Math.min(from + BATCH, voters); at++)
        await tx.insert('ballots', {
          poll,
          voter: `voter-${at}`,
          choices: ranking(),
          points: null,
          revision: 1,
        });
    });
  await store.write(site, `poll/${poll}`, async (tx) => {
    const { definition } = (await tx.get('polls', [poll]))!;
    await tx.update('polls', [poll], {
      definition: { ...definition, closesAt: 1 },
      closesAt: 1,
      due: 0,
      voters,
    });
  });
}

/** Milliseconds: until a poll was read; for which others waited at most; and that one turn of the loop computed at most. */
export interface ReadAnew {
  readonly took: number;
  readonly delay: number;
  readonly turn: number;
}

/** Reads a poll whose ballots seem to have changed. */
export async function readAnew({ store, port }: HearthServer, site: string, poll: string): Promise<ReadAnew> {
  await store.write(site, `poll/${poll}`, async (tx) => {
    const { revision } = (await tx.get('polls', [poll]))!;
    await tx.update('polls', [poll], { revision: revision + 1 });
  });
  const turns = watchTurns();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const began = performance.now();
  const answer = await fetch(`http://127.0.0.1:${port}/v1/sites/${site}/polls/${poll}`);
  await answer.arrayBuffer();
  const took = performance.now() - began;
  delay.disable();
  if (answer.status !== 200) throw new Error(`Answered ${answer.status}.`);
  return { took, delay: delay.max / 1e6, turn: turns.end() };
}

/** Looks after each turn of the loop at what this thread has computed: on a busy machine, delays say little. */
function watchTurns(): { readonly end: () => number } {
  const used = (): number => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let [most, last, watching] = [0, used(), true];
  const look = (): void => {
    const now = used();
    [most, last] = [Math.max(most, now - last), now];
    if (watching) setImmediate(look);
  };
  setImmediate(look);
  return {
    end: () => {
      watching = false;
      return most;
    },
  };
}
