import { sql, type Kysely } from 'kysely';
import { addColumns, createTable, type Kind } from './steps.ts';

/** What referral programmes reward, the ledger of it, and what tells that two members may be one. */
export const referrals = (kind: Kind) => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await addColumns(db, kind, 'referrals', { 'signs:json': '[]', 'tallied:int': 0 });
    await createTable(db, kind, 'marks', {
      columns: 'kind:text mark:text member:text at:int',
      key: 'kind mark member',
      indexes: { member: 'member kind mark' },
    });
    await createTable(db, kind, 'referral_standings', {
      columns: 'programme:text member:text joined:int qualified:int listed:int',
      key: 'programme member',
      indexes: { board: 'programme listed joined member' },
    });
    await createTable(db, kind, 'visits', {
      columns: 'programme:text member:text location:text count:int',
      key: 'programme member location',
    });
    await createTable(db, kind, 'counted_friends', {
      columns: 'friend:text rule:text referrer:text programme:text at:int terms:json line:text own:text',
      key: 'friend rule',
      indexes: { pool: 'referrer programme rule line at friend' },
    });
    await createTable(db, kind, 'rule_standings', {
      columns: 'member:text programme:text rule:text won:int',
      key: 'member programme rule',
    });
    await createTable(db, kind, 'rewards', {
      columns:
        'id:text member:text kind:text programme:text rule:text side:text type:text label:json value:int currency:text state:text friends:json reason:text? holdUntil:int waits:int cleared:int signs:json reference:text? of:text? at:int changedAt:int',
      key: 'id',
      indexes: { member: 'member at id', due: 'state waits holdUntil id' },
    });
    await createTable(db, kind, 'ledger', {
      columns:
        'no:int line:text member:text from:text? to:text value:int currency:text at:int by:text? reason:text? note:text? hash:text',
      key: 'no',
      indexes: { line: 'line no' },
    });
    await createTable(db, kind, 'balances', {
      columns: 'member:text currency:text pending:int approved:int paid:int',
      key: 'member currency',
    });
    // Who brought friends before there were figures of it has brought them all the same.
    await sql`insert into ${sql.table('referral_standings')} (site, programme, member, joined, qualified, listed)
      select site, programme, referrer, count(*), 0, 0 from ${sql.table('referrals')} where state = 'joined'
      group by site, programme, referrer`.execute(db);
    await sql`update ${sql.table('referrals')} set tallied = 1 where state = 'joined'`.execute(db);
  },
});
