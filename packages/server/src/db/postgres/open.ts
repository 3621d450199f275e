import { CommunityError } from '@hearth/core/adapter';
import { CompiledQuery, Kysely } from 'kysely';
import postgres, { type Sql } from 'postgres';
import { WriteConflict, type Database } from '../database.ts';
import { normalise } from '../errors.ts';
import { migrate } from '../migrations/migrate.ts';
import type { ServerTables } from '../server-tables.ts';
import { createSqlStore, type SqlStore } from '../store.ts';
import { postgresDialect, reserve, type PostgresConnection, type SqlTypes } from './dialect.ts';
import { elect } from './election.ts';
import { Listener } from './listener.ts';
import { Looks } from './looks.ts';

const CHANNEL = 'hearth';
/** How often a write that met a conflicting one is tried. */
const ATTEMPTS = 6;

export interface PostgresOptions {
  /** Connections of this process, besides the one that listens. Default 10. */
  readonly connections?: number;
  /** Milliseconds between looks at the log, for notifications that got lost. Default 5,000. */
  readonly poll?: number;
}

/** Connects to a PostgreSQL database and brings it to the newest schema. Many processes may share it. */
export async function openPostgres(url: string, options: PostgresOptions = {}): Promise<SqlStore> {
  const database = new PostgresDatabase(url, options);
  try {
    await migrate(database.kysely, 'postgres');
  } catch (error) {
    await database.close();
    throw normalise(error);
  }
  return createSqlStore(database);
}

class PostgresDatabase implements Database {
  readonly kind = 'postgres';
  readonly kysely: Kysely<ServerTables>;
  readonly #sql: Sql<SqlTypes>;
  readonly #listener: Listener;
  readonly #looks: Looks;
  readonly #url: string;
  /** Transactions and resignations under way. postgres.js does not end a connection that is released while it ends; so they end first. */
  readonly #running = new Set<Promise<unknown>>();
  #closed = false;

  constructor(url: string, { connections = 10, poll = 5_000 }: PostgresOptions) {
    const text = { from: [114, 3802], to: 25, serialize: String, parse: (value: string) => value };
    this.#url = url;
    this.#sql = postgres(url, {
      max: connections,
      idle_timeout: 60,
      connect_timeout: 10,
      // A crash of the database's host shall not leave a write waiting for ever.
      connection: {
        application_name: 'hearth',
        statement_timeout: 30_000,
        idle_in_transaction_session_timeout: 60_000,
      },
      onnotice: () => {},
      types: { bigint: { from: [20], to: 20, serialize: String, parse: Number }, json: text },
    }) as unknown as Sql<SqlTypes>;
    this.kysely = new Kysely({ dialect: postgresDialect(this.#sql) });
    this.#listener = new Listener(this.#sql, CHANNEL, poll);
    this.#looks = new Looks((site) => this.#look(site));
  }

  async read<T>(body: (connection: PostgresConnection) => Promise<T>): Promise<T> {
    return this.#transaction('begin isolation level repeatable read read only', body);
  }

  async write<T>(lock: string, body: (connection: PostgresConnection) => Promise<T>): Promise<T> {
    const locked = CompiledQuery.raw('select pg_advisory_xact_lock(hashtextextended($1, 0))', [lock]);
    for (let attempt = 1; ; attempt++) {
      try {
        // Read committed: each statement sees what was committed before it, so nothing read after the lock is stale.
        return await this.#transaction('begin isolation level read committed read write', body, locked);
      } catch (error) {
        if (!(error instanceof WriteConflict)) throw error;
        if (attempt === ATTEMPTS)
          throw new CommunityError(
            'unavailable',
            'Too many writes at once.',
            { retryAfter: 1 },
            { cause: error },
          );
      }
    }
  }

  async announce(connection: PostgresConnection, site: string): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`select pg_notify('${CHANNEL}', $1)`, [site]));
  }

  elsewhere(site: string): Promise<string> {
    return this.#looks.at(site);
  }

  watch(site: string, wake: () => void): () => void {
    return this.#listener.watch(site, wake);
  }

  elect(name: string, lead: () => () => void): () => void {
    const resign = elect(this.#url, name, lead);
    return () => this.#ends(resign());
  }

  /** Dead rows are for its vacuum, and old segments of its log for itself. */
  scrub(): Promise<boolean> {
    return Promise.resolve(false);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#listener.close();
    await Promise.allSettled(this.#running);
    await this.#sql.end({ timeout: 5 });
  }

  /** The log's position, and which life of the settings' row this is: settings are changed without an event. */
  async #look(site: string): Promise<string> {
    try {
      const [row] = await this.#sql.unsafe<{ place: string | null; settings: string | null }[]>(
        `select (select epoch || '.' || seq from site_counters where site = $1) as place,
                (select xmin::text from settings where site = $1 and id = 'site') as settings`,
        [site],
        { prepare: true },
      );
      return `${row!.place} ${row!.settings}`;
    } catch (error) {
      throw normalise(error);
    }
  }

  #transaction<T>(
    begin: string,
    body: (connection: PostgresConnection) => Promise<T>,
    first?: CompiledQuery,
  ): Promise<T> {
    if (this.#closed) return Promise.reject(new CommunityError('unavailable', 'The store is closed.'));
    const running = this.#run(begin, body, first);
    this.#ends(running);
    return running;
  }

  /** Closing waits for it. */
  #ends(running: Promise<unknown>): void {
    this.#running.add(running);
    const done = (): void => void this.#running.delete(running);
    running.then(done, done);
  }

  async #run<T>(
    begin: string,
    body: (connection: PostgresConnection) => Promise<T>,
    first?: CompiledQuery,
  ): Promise<T> {
    let connection: PostgresConnection;
    try {
      connection = await reserve(this.#sql);
    } catch (error) {
      throw normalise(error);
    }
    try {
      // Both at once: the driver sends them together.
      await Promise.all([connection.command(begin), first && connection.executeQuery(first)]);
      const result = await body(connection);
      await connection.command('commit');
      return result;
    } catch (error) {
      // Should this fail as well, the connection is gone, and the database rolls back by itself.
      await connection.command('rollback').catch(() => {});
      throw normalise(error);
    } finally {
      connection.release();
    }
  }
}
