import { randomBytes } from 'node:crypto';
import type { EventRow, Store } from '@hearth/core/engine';
import { appendEvents } from './counter.ts';
import type { Database } from './database.ts';
import { GroupedWrites, type Ways } from './postgres/grouped-writes.ts';
import { SharedReads } from './postgres/shared-reads.ts';
import { Together } from './postgres/together.ts';
import { Statements } from './statements.ts';
import { SqlReadTx, SqlWriteTx, type Context } from './transaction.ts';

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
  /** What a write ends with. */
  const finish = async (context: Context, events: readonly Omit<EventRow, 'seq'>[]): Promise<void> => {
    await Promise.all([
      appendEvents(context, events, freshEpoch),
      database.announce(context.connection, context.site),
    ]);
  };
  const alone: Ways['alone'] = (site, lock, body) =>
    database.write(`${site}/${lock}`, async (connection) => {
      const context = { site, connection, statements, kind };
      const tx = new SqlWriteTx(context);
      const result = await body(tx);
      if (tx.events.length > 0 || tx.founded) await finish(context, tx.events);
      return result;
    });
  const grouped = new GroupedWrites({
    alone,
    transaction: (site, lock, body) =>
      database.write(`${site}/${lock}`, async (connection) => {
        const context = { site, connection, statements, kind };
        const together = new Together(context);
        await body(together);
        await together.save();
        if (together.events.length > 0) await finish(context, together.events);
      }),
  });
  const shared = new SharedReads(database, statements);
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
      kind === 'sqlite'
        ? database.read((connection) => body(new SqlReadTx({ site, connection, statements, kind })))
        : shared.run(site, body),
    async write(site, lock, body, ahead) {
      try {
        // SQLite's writes share their commits, whatever their lock, and its looks at rows cost next to nothing.
        const apart = kind === 'sqlite' || !ahead;
        return await (apart ? alone(site, lock, body) : grouped.run(site, lock, body, ahead));
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
