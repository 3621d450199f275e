import type { Kysely } from 'kysely';
import { createTable, type Kind } from './steps.ts';

/** How members show their badges, and what their rarity is made from: a reader of the log fills it, from the log's start. */
export const showcases = (kind: Kind) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await createTable(db, kind, 'showcases', {
      columns: 'member:text arrangement:json celebrated:json',
      key: 'member',
    });
    await createTable(db, kind, 'activity', { columns: 'member:text day:int holds:json', key: 'member' });
    await createTable(db, kind, 'active_days', {
      columns: 'day:int badge:text tier:text members:int',
      key: 'day badge tier',
    });
    await createTable(db, kind, 'rarities', {
      columns: 'badge:text tier:text members:int',
      key: 'badge tier',
    });
  },
});
