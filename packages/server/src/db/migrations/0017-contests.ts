import type { Kysely } from 'kysely';
import { addColumns, createIndex, createTable, type Kind } from './steps.ts';

/** What authors of a contest allow, and who has entered one. */
export const contests = (kind: Kind) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await addColumns(db, kind, 'entries', { 'consent:json?': null });
    await createIndex(db, kind, 'entries', 'reusable', 'poll state reuse createdAt id');
    await createTable(db, kind, 'entrants', {
      columns: 'poll:text member:text entry:text',
      key: 'poll member',
    });
  },
});
