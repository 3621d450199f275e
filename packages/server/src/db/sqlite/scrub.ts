import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';

const SCRIPT = new URL(
  import.meta.url.endsWith('.ts') ? './scrub-worker.ts' : './scrub-worker.js',
  import.meta.url,
);

/**
 * Writes a database anew without what was deleted, and empties its log of writes. On a thread of its own: it takes as long as it
 * takes to write all of it, about a second for a hundred megabytes. The caller sees to it that nobody else writes.
 */
export async function scrubFile(file: string): Promise<void> {
  // A server that was bundled into one file may have no thread's script beside it.
  if (!existsSync(SCRIPT)) return scrubHere(file);
  const worker = new Worker(SCRIPT, { workerData: file });
  await new Promise<void>((done, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) =>
      code === 0 ? done() : reject(new Error('The database was not scrubbed.')),
    );
  });
}

export function scrubHere(file: string): void {
  const database = new DatabaseSync(file);
  try {
    // Cells that moved within a page leave copies in its gap, which `secure_delete` alone would not reach.
    database.exec('pragma busy_timeout = 10000; vacuum');
    const [row] = database.prepare('pragma wal_checkpoint(truncate)').all() as { busy: number }[];
    if (row?.busy !== 0) throw new Error('Somebody reads for long: the log of writes could not be emptied.');
  } finally {
    database.close();
  }
}
