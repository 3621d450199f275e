import type { Kysely } from 'kysely';
import { addColumns, createTable, type Kind } from './steps.ts';

/** What happened at the host's and the keys that sign it; points, thanks, good moments, and what was given. */
export const gratitude = (kind: Kind) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await createTable(db, kind, 'host_events', {
      columns:
        'id:text type:text issuer:text subject:text member:text? at:int receivedAt:int value:int? currency:text? order:text? refers:text? data:json hash:text',
      key: 'id',
      indexes: { identity: 'issuer subject member at id', member: 'member at id', refers: 'refers id' },
    });
    await createTable(db, kind, 'event_keys', {
      columns: 'kid:text sealed:text createdAt:int',
      key: 'kid',
    });
    await addColumns(db, kind, 'notices', { 'about:json?': null });
    await createTable(db, kind, 'points', {
      columns: 'member:text cause:text kind:text points:int at:int day:int source:text? note:text? by:text?',
      key: 'member cause',
      indexes: { at: 'member at cause' },
    });
    await createTable(db, kind, 'point_balances', { columns: 'member:text points:int', key: 'member' });
    await createTable(db, kind, 'point_days', {
      columns: 'member:text day:int points:int',
      key: 'member day',
    });
    await createTable(db, kind, 'point_caps', {
      columns: 'member:text source:text day:int points:int',
      key: 'member source day',
    });
    await createTable(db, kind, 'point_gifts', { columns: 'year:int points:int', key: 'year' });
    await createTable(db, kind, 'thanks', {
      columns: 'id:text member:text by:text? text:text kind:text? subject:text? at:int',
      key: 'id',
      indexes: { member: 'member at id' },
    });
    await createTable(db, kind, 'moments', {
      columns: 'member:text cause:text kind:text subject:text at:int usedAt:int?',
      key: 'member cause',
      indexes: { open: 'member usedAt at cause' },
    });
    await createTable(db, kind, 'reward_days', { columns: 'day:int type:text count:int', key: 'day type' });
  },
});
