import type { Kysely } from 'kysely';
import { addColumns, createIndex, createTable, type Kind } from './steps.ts';

/** Votes on comments, and the keys that threads are sorted by them. Nobody has voted yet, so all begin at nothing. */
export const votes = (kind: Kind) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await addColumns(db, kind, 'comments', {
      'up:int': 0,
      'down:int': 0,
      'rating:real': 0,
      'controversy:real': 0,
    });
    await createIndex(db, kind, 'comments', 'rating', 'topic first rating at id');
    await createIndex(db, kind, 'comments', 'controversial', 'topic first controversy at id');
    await createTable(db, kind, 'votes', {
      columns: 'member:text comment:text value:int at:int',
      key: 'member comment',
      indexes: { comment: 'comment member' },
    });
  },
});
