import { randomBytes } from 'node:crypto';
import type { Store } from '@hearth/core/engine';
import { appendEvents } from './counter.ts';
import type { Database } from './database.ts';
import { Statements } from './statements.ts';
import { SqlReadTx, SqlWriteTx } from './transaction.ts';

/** A {@link Store} over a database, and the database itself for what only the server keeps there. */
export interface SqlStore extends Store {
  readonly database: Database;
}

/** Cursors name the epoch: digits and small letters only. */
export const freshEpoch = (): string => BigInt(`0x${randomBytes(10).toString('hex')}`).toString(36);

export function createSqlStore(database: Database): SqlStore {
  const { kind } = database;
  const statements = new Statements(database);
  return {
    database,
    async sites() {
      const rows = await database.read((connection) =>
        connection.executeQuery<{ site: string }>(
          database.kysely.selectFrom('settings').select('site').orderBy('site').compile(),
        ),
      );
      return rows.rows.map(({ site }) => site);
    },
    read: (site, body) =>
      database.read((connection) => body(new SqlReadTx({ site, connection, statements, kind }))),
    write: (site, lock, body) =>
      database.write(`${site}/${lock}`, async (connection) => {
        const context = { site, connection, statements, kind };
        const tx = new SqlWriteTx(context);
        const result = await body(tx);
        if (tx.events.length > 0 || tx.founded) {
          await appendEvents(context, tx.events, freshEpoch);
          await database.announce(connection, site);
        }
        return result;
      }),
    watch: (site, wake) => database.watch(site, wake),
    close: () => database.close(),
  };
}
