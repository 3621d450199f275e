import type { Kysely } from 'kysely';
import { addColumns, createIndex, createTable, type Kind } from './steps.ts';

/** What taking part in a poll gives a head start on, and who agreed to what their answer is used for. */
export const access = (kind: Kind) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await addColumns(db, kind, 'polls', { 'access:text?': null });
    await createIndex(db, kind, 'polls', 'access', 'access id');
    await createTable(db, kind, 'consents', {
      columns: 'poll:text member:text at:int',
      key: 'poll member',
      indexes: { member: 'member poll' },
    });
  },
});
