import type { Kysely } from 'kysely';
import { createTable, type Kind } from './steps.ts';

const COUNTERS = 'exchanges:int contributions:int decisions:int invitations:int';

/** What members do with each other, counted by weeks and quarters. */
export const relationship = (kind: Kind) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await createTable(db, kind, 'ties', {
      columns: 'source:text member:text kind:text at:int week:int quarter:int',
      key: 'source member',
      indexes: { member: 'member kind at source' },
    });
    await createTable(db, kind, 'weeks', {
      columns: `member:text week:int ${COUNTERS}`,
      key: 'member week',
    });
    await createTable(db, kind, 'quarters', {
      columns: `member:text quarter:int staff:int ${COUNTERS}`,
      key: 'member quarter',
    });
    await createTable(db, kind, 'quarter_sums', {
      columns: `quarter:int members:int ${COUNTERS}`,
      key: 'quarter',
    });
  },
});
