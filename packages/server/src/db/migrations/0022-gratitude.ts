import type { Kysely } from 'kysely';
import { createTable, type Kind } from './steps.ts';

/** What happened at the host's, and the keys that sign it. */
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
  },
});
