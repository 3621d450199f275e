import type { Kysely } from 'kysely';
import { addColumns, createTable, type Kind } from './steps.ts';

/** What came of polls, and what members are told of it. */
export const course = (kind: Kind) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await addColumns(db, kind, 'polls', {
      'stage:text?': null,
      'closedAt:int?': null,
      'outcomes:json': '[]',
    });
    await createTable(db, kind, 'notices', {
      columns: 'member:text cause:text kind:text subject:text at:int readAt:int?',
      key: 'member cause',
      indexes: { at: 'member at cause', unread: 'member readAt at cause' },
    });
  },
});
