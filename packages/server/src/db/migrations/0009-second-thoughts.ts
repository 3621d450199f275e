import type { Kysely } from 'kysely';
import { createTable, type Kind } from './steps.ts';

/** What comments said before they were edited, and for a while what deleted ones said. */
export const secondThoughts = (kind: Kind) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await createTable(db, kind, 'versions', {
      columns: 'comment:text revision:int body:json at:int until:int',
      key: 'comment revision',
    });
    await createTable(db, kind, 'bin', {
      columns: 'comment:text source:text body:json status:text own:int until:int',
      key: 'comment',
      indexes: { until: 'until comment' },
    });
  },
});
