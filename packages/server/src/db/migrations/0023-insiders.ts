import type { Kysely } from 'kysely';
import { createTable, type Kind } from './steps.ts';

/** What only some may see and have: gates, circles, passes, perks. */
export const insiders = (kind: Kind) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await createTable(db, kind, 'gates', {
      columns: 'id:text position:int definition:json content:json?',
      key: 'id',
    });
    await createTable(db, kind, 'circles', {
      columns: 'id:text position:int definition:json members:int',
      key: 'id',
    });
    await createTable(db, kind, 'circle_members', {
      columns: 'circle:text member:text at:int',
      key: 'circle member',
      indexes: { member: 'member circle', at: 'circle at member' },
    });
    await createTable(db, kind, 'circle_invitations', {
      columns: 'id:text circle:text by:text until:int usedBy:text? usedAt:int?',
      key: 'id',
      indexes: { open: 'circle by usedAt until id' },
    });
    await createTable(db, kind, 'passes', { columns: 'id:text position:int definition:json', key: 'id' });
    await createTable(db, kind, 'redemptions', {
      columns: 'pass:text member:text at:int',
      key: 'pass member',
      indexes: { at: 'at pass member' },
    });
    await createTable(db, kind, 'perks', {
      columns: 'id:text position:int definition:json taken:int waiting:int last:int',
      key: 'id',
    });
    await createTable(db, kind, 'bookings', {
      columns: 'perk:text member:text state:text number:int at:int',
      key: 'perk member',
      indexes: { line: 'perk state number member', at: 'state at perk member' },
    });
  },
});
