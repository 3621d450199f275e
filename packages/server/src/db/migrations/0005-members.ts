import type { Kysely } from 'kysely';
import { addColumns, createTable, type Kind } from './steps.ts';

/** What staff hold against members, whom members do not want to read, and what they report. */
export const members = (kind: Kind) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await addColumns(db, kind, 'members', { 'sanction:text?': null, 'sanctionUntil:int?': null });
    await createTable(db, kind, 'mutes', {
      columns: 'member:text muted:text at:int',
      key: 'member muted',
      indexes: { muted: 'muted member' },
    });
    await createTable(db, kind, 'reports', {
      columns: 'comment:text member:text reason:text note:text? at:int counts:int handled:text?',
      key: 'comment member',
      indexes: { member: 'member comment' },
    });
    await createTable(db, kind, 'flagged', {
      columns: 'comment:text open:int at:int',
      key: 'comment',
      indexes: { queue: 'open at comment' },
    });
  },
});
