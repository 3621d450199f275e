import { sql, type Kysely } from 'kysely';
import { addColumns, createTable, type Kind } from './steps.ts';

/** What was offered after good moments, and how far members think that their invitations have reached. */
export const offers = (kind: Kind) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await createTable(db, kind, 'offers', {
      columns: 'member:text at:json snoozedUntil:int?',
      key: 'member',
    });
    await addColumns(db, kind, 'shares', { 'reach:int': 0 });
    await createTable(db, kind, 'share_figures', {
      columns: 'programme:text channel:text count:int reach:int',
      key: 'programme channel',
    });
    await sql`insert into ${sql.table('share_figures')} (site, programme, channel, ${sql.ref('count')}, reach)
      select site, programme, channel, sum(${sql.ref('count')}), 0 from ${sql.table('shares')}
      group by site, programme, channel`.execute(db);
  },
});
