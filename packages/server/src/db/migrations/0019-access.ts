import type { Kysely } from 'kysely';
import { addColumns, createIndex, type Kind } from './steps.ts';

/** What taking part in a poll gives a head start on. */
export const access = (kind: Kind) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await addColumns(db, kind, 'polls', { 'access:text?': null });
    await createIndex(db, kind, 'polls', 'access', 'access id');
  },
});
