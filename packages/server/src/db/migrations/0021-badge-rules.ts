import { sql, type Kysely } from 'kysely';
import { addColumns, createTable, replaceTable, type Kind } from './steps.ts';

/**
 * What counts for badges, with when it was and who did it; grants and credentials for each topic and poll. What was counted before is
 * forgotten, and counted anew from the log (`behind`); what somebody holds stays.
 */
export const badgeRules = (kind: Kind) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await addColumns(db, kind, 'badges', { 'behind:int?': -1 });
    await replaceTable(db, kind, 'grants', {
      columns:
        'member:text badge:text scope:text tier:text grantedAt:int revokedAt:int? times:int lastAt:int evidence:json byStaff:int revokedByStaff:int reason:text? told:int',
      key: 'member badge scope tier',
      indexes: {
        badge: 'badge tier member scope',
        revoked: 'revokedAt member badge scope tier',
        told: 'told member badge scope tier',
      },
      drop: ['badge', 'revoked'],
      from: {
        scope: sql.lit(''),
        times: sql.lit(1),
        lastAt: sql.ref('grantedAt'),
        evidence: sql.lit('[]'),
        byStaff: sql.lit(0),
        revokedByStaff: sql.lit(0),
        reason: sql.lit(null),
        told: sql.lit(1),
      },
    });
    await replaceTable(db, kind, 'credentials', {
      columns: 'member:text badge:text scope:text tier:text id:text list:int slot:int',
      key: 'member badge scope tier',
      indexes: { place: 'list slot member badge scope tier' },
      drop: ['place'],
      from: { scope: sql.lit('') },
    });
    await createTable(db, kind, 'deeds', {
      columns:
        'member:text badge:text unit:text by:text kind:text scope:text at:int seq:int marks:json paired:int',
      key: 'member badge unit by',
      indexes: { time: 'member badge scope at unit by', by: 'badge by member unit' },
    });
    await createTable(db, kind, 'standings', {
      columns:
        'member:text badge:text scope:text count:int day:int today:int last:int recent:json reached:json',
      key: 'member badge scope',
      indexes: { badge: 'badge member scope' },
    });
    await createTable(db, kind, 'praise', {
      columns: 'badge:text by:text member:text count:int',
      key: 'badge by member',
      indexes: { member: 'badge member by' },
    });
    await db.schema.dropTable('credits').execute();
    await db.schema.dropTable('progress').execute();
  },
});
