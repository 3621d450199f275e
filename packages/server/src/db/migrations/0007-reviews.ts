import type { Kysely } from 'kysely';
import { addColumns, createTable, type Kind } from './steps.ts';

/** Reviews: stars on comments, one review per member and topic, and what a topic's reviews come to. */
export const reviews = (kind: Kind) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await addColumns(db, kind, 'threads', { 'ratings:json': '[]' });
    await addColumns(db, kind, 'comments', { 'stars:real': 0, 'verified:int': 0 });
    await createTable(db, kind, 'reviews', {
      columns: 'topic:text member:text comment:text',
      key: 'topic member',
    });
  },
});
