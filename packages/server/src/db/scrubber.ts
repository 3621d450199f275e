import type { Id } from '@hearth/core/domain';
import type { Log } from '../log.ts';
import type { SqlStore } from './store.ts';

/** How soon after an erasure the file is scrubbed, and how often at most: all of it is written anew. */
const LOOK = 3_600_000;

/** Scrubs the database if somebody was erased since. Whether there was anything to do. */
export async function scrubErased(store: SqlStore, site: Id): Promise<boolean> {
  const erased = await store.read(site, (tx) =>
    tx.range('erased', { index: 'scrubbed', eq: [0], limit: 10_000 }),
  );
  const done = erased.filter((row) => row.done === 1);
  if (done.length === 0) return false;
  await store.database.scrub();
  await store.write(site, 'erased', async (tx) => {
    for (const { member } of done) await tx.update('erased', [member], { scrubbed: 1 });
  });
  return true;
}

/** Looks every hour whether there is something to scrub, until stopped. */
export function startScrubber(store: SqlStore, site: Id, log: Log): () => void {
  const look = (): void =>
    void scrubErased(store, site).then(
      (scrubbed) => scrubbed && log.info({ site }, 'what was erased is gone from the file'),
      (error: unknown) => log.warn({ err: error, site }, 'what was erased is still in free pages'),
    );
  const timer = setInterval(look, LOOK).unref();
  return () => clearInterval(timer);
}
