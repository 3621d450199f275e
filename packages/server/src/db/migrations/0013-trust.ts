import { sql, type Kysely } from 'kysely';
import { addColumns, createTable, type Kind } from './steps.ts';

/** Abstentions, and the audit files of closed polls. Polls that have closed before get theirs by being closed once more. */
export const trust = (kind: Kind) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await addColumns(db, kind, 'polls', { 'abstained:int': 0, 'audit:json?': null });
    await createTable(db, kind, 'audit_files', { columns: 'poll:text part:int text:text', key: 'poll part' });
    await sql`update polls set due = 1 where ${sql.ref('closesAt')} > 0`.execute(db);
  },
});
