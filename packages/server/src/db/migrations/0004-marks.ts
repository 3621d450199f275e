import type { Kysely } from 'kysely';
import { addColumns, type Kind } from './steps.ts';

/** What staff point out in a thread, and the rules of its own that a thread may have. */
export const marks = (kind: Kind) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await addColumns(db, kind, 'threads', { 'pinned:json': '[]', 'policy:text?': null, 'slow:int': 0 });
    await addColumns(db, kind, 'comments', { 'featured:int': 0, 'answer:int': 0, 'answered:text?': null });
  },
});
