import { Kysely } from 'kysely';
import type { Database } from '../database.ts';
import { normalise } from '../errors.ts';
import { migrate } from '../migrations/migrate.ts';
import type { ServerTables } from '../server-tables.ts';
import { createSqlStore, type SqlStore } from '../store.ts';
import { Wakers } from '../wakers.ts';
import { SqliteConnection } from './connection.ts';
import { sqliteDialect } from './dialect.ts';
import { lock } from './lock.ts';
import { makePrivate } from './private-file.ts';
import { ReadPool } from './pool.ts';
import { scrubFile } from './scrub.ts';
import { GroupedWrites } from './writes.ts';

export interface SqliteStore extends SqlStore {
  readonly file: string;
}

export interface SqliteOptions {
  /** Milliseconds that never go back, by which writes are grouped. */
  readonly clock?: () => number;
}

/**
 * Opens (or makes) a database file for this process alone and brings it to the newest schema.
 *
 * @throws DatabaseLocked when another process holds it.
 */
export async function openSqlite(
  file: string,
  { clock = () => performance.now() }: SqliteOptions = {},
): Promise<SqliteStore> {
  const unlock = lock(file);
  try {
    // For its owner's eyes only, whatever the folder allows; SQLite gives -wal and -shm the same mode.
    makePrivate(file);
    const writer = new SqliteConnection(file, 'write');
    const database = new SqliteDatabase(file, writer, unlock, clock);
    await migrate(database.kysely, 'sqlite').catch(async (error: unknown) => {
      await database.close();
      throw normalise(error);
    });
    writer.undoInMemory();
    return { ...createSqlStore(database), file };
  } catch (error) {
    unlock();
    throw error;
  }
}

class SqliteDatabase implements Database {
  readonly kind = 'sqlite';
  readonly kysely: Kysely<ServerTables>;
  readonly #writes: GroupedWrites;
  readonly #readers: ReadPool;
  readonly #wakers = new Wakers();
  readonly #unlock: () => void;
  readonly #file: string;
  /** Sites to be told of by the write that runs: one does at a time. */
  #announced: string[] = [];
  #closed = false;

  constructor(file: string, writer: SqliteConnection, unlock: () => void, clock: () => number) {
    this.#writes = new GroupedWrites(writer, clock);
    this.#readers = new ReadPool(file);
    this.#unlock = unlock;
    this.#file = file;
    this.kysely = new Kysely({ dialect: sqliteDialect({ borrow: () => this.#writes.borrow() }) });
  }

  async read<T>(body: (connection: SqliteConnection) => Promise<T>): Promise<T> {
    try {
      return await this.#readers.use(body);
    } catch (error) {
      throw normalise(error);
    }
  }

  /** One write at a time, whatever its lock: SQLite has one writer. */
  async write<T>(_lock: string, body: (connection: SqliteConnection) => Promise<T>): Promise<T> {
    const sites: string[] = [];
    const result = await this.#writes.run((connection) => {
      this.#announced = sites;
      return body(connection);
    });
    for (const site of sites) this.#wakers.wake(site);
    return result;
  }

  async announce(_connection: unknown, site: string): Promise<void> {
    this.#announced.push(site);
  }

  elsewhere(): null {
    return null;
  }

  watch(site: string, wake: () => void): () => void {
    return this.#wakers.add(site, wake);
  }

  /** This process holds the file: nobody else stands for election. */
  elect(_name: string, lead: () => () => void): () => void {
    return lead();
  }

  /** Nobody else writes meanwhile; reads go on. */
  async scrub(): Promise<boolean> {
    const { giveBack } = await this.#writes.borrow();
    try {
      await scrubFile(this.#file);
      return true;
    } finally {
      giveBack();
    }
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#writes.close();
    this.#readers.close();
    this.#unlock();
  }
}
