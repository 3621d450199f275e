import { randomBytes } from 'node:crypto';
import type { Store } from '@hearth/core/engine';
import { appendEvents } from './counter.ts';
import type { Database } from './database.ts';
import { Statements } from './statements.ts';
import { SqlReadTx, SqlWriteTx } from './transaction.ts';

/** A {@link Store} over a database, and the database itself for what only the server keeps there. */
export interface SqlStore extends Store {
  readonly database: Database;
  /**
   * A text that is another one once anything of the site was written here, and once another process appended to its log
   * or changed its settings. What was read after asking shows at least what the text stands for.
   */
  version(site: string): string | Promise<string>;
}

/** Cursors name the epoch: digits and small letters only. */
export const freshEpoch = (): string => BigInt(`0x${randomBytes(10).toString('hex')}`).toString(36);

export function createSqlStore(database: Database): SqlStore {
  const { kind } = database;
  const statements = new Statements(database);
  /** Writes in this process, by site: only those of sites that exist come this far. */
  const written = new Map<string, number>();
  const versionOf = (site: string, elsewhere: string): string => `${written.get(site) ?? 0} ${elsewhere}`;
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
    async write(site, lock, body) {
      try {
        return await database.write(`${site}/${lock}`, async (connection) => {
          const context = { site, connection, statements, kind };
          const tx = new SqlWriteTx(context);
          const result = await body(tx);
          if (tx.events.length > 0 || tx.founded) {
            await appendEvents(context, tx.events, freshEpoch);
            await database.announce(connection, site);
          }
          return result;
        });
      } finally {
        // Before the caller hears of it; also when it failed, since a commit whose answer was lost has happened.
        written.set(site, (written.get(site) ?? 0) + 1);
      }
    },
    version(site) {
      const elsewhere = database.elsewhere(site);
      return elsewhere === null ? versionOf(site, '') : elsewhere.then((text) => versionOf(site, text));
    },
    watch: (site, wake) => database.watch(site, wake),
    close: () => database.close(),
  };
}
