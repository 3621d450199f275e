import type { Kysely } from 'kysely';
import { addColumns, createTable, type Kind } from './steps.ts';

/** What looked like spam, and hashes of words by which repeats are found. */
export const spam = (kind: Kind) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await addColumns(db, kind, 'comments', { 'signs:json': '[]' });
    await createTable(db, kind, 'gists', {
      columns: 'gist:text comment:text at:int',
      key: 'gist comment',
      indexes: { at: 'at gist comment' },
    });
  },
});
