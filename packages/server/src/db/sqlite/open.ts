import { CommunityError } from '@hearth/core/adapter';
import { Kysely } from 'kysely';
import type { Database } from '../database.ts';
import { isFatal, normalise } from '../errors.ts';
import { migrate } from '../migrations/migrate.ts';
import { Mutex } from '../mutex.ts';
import type { ServerTables } from '../server-tables.ts';
import { createSqlStore, type SqlStore } from '../store.ts';
import { Wakers } from '../wakers.ts';
import { SqliteConnection } from './connection.ts';
import { sqliteDialect } from './dialect.ts';
import { lock } from './lock.ts';
import { makePrivate } from './private-file.ts';
import { ReadPool } from './pool.ts';

export interface SqliteStore extends SqlStore {
  readonly file: string;
}

/**
 * Opens (or makes) a database file for this process alone and brings it to the newest schema.
 *
 * @throws DatabaseLocked when another process holds it.
 */
export async function openSqlite(file: string): Promise<SqliteStore> {
  const unlock = lock(file);
  try {
    // For its owner's eyes only, whatever the folder allows; SQLite gives -wal and -shm the same mode.
    makePrivate(file);
    const database = new SqliteDatabase(file, unlock);
    await migrate(database.kysely, 'sqlite').catch(async (error: unknown) => {
      await database.close();
      throw normalise(error);
    });
    return { ...createSqlStore(database), file };
  } catch (error) {
    unlock();
    throw error;
  }
}

class SqliteDatabase implements Database {
  readonly kind = 'sqlite';
  readonly kysely: Kysely<ServerTables>;
  readonly #writer: SqliteConnection;
  readonly #readers: ReadPool;
  readonly #turn = new Mutex();
  readonly #wakers = new Wakers();
  readonly #unlock: () => void;
  #closed = false;
  #broken: Error | null = null;

  constructor(file: string, unlock: () => void) {
    this.#writer = new SqliteConnection(file, 'write');
    this.#readers = new ReadPool(file);
    this.#unlock = unlock;
    this.kysely = new Kysely({ dialect: sqliteDialect({ borrow: () => this.#borrow() }) });
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
    const result = await this.#turn.run(async () => {
      this.#mayWrite();
      const writer = this.#writer;
      try {
        writer.begin('immediate');
        this.#announced = sites;
        const result = await body(writer);
        writer.commit();
        return result;
      } catch (error) {
        throw this.#undo(error);
      }
    });
    for (const site of sites) this.#wakers.wake(site);
    return result;
  }

  #announced: string[] = [];

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

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#turn.idle();
    this.#readers.close();
    this.#writer.close();
    this.#unlock();
  }

  #mayWrite(): void {
    if (this.#closed) throw new CommunityError('unavailable', 'The database is closed.', { retryAfter: 5 });
    if (!this.#broken) return;
    throw new CommunityError(
      'unavailable',
      'The disk failed: only reading is possible until a restart.',
      {},
      { cause: this.#broken },
    );
  }

  #undo(thrown: unknown): unknown {
    try {
      this.#writer.rollback();
    } catch (error) {
      this.#broken ??= error as Error;
    }
    // After a failed fsync the kernel may forget the lost pages, and a later commit would seem to succeed.
    if (isFatal(thrown)) this.#broken ??= thrown as Error;
    return normalise(thrown);
  }

  /** Kysely's own queries take their turn among the writes. */
  #borrow(): Promise<{ connection: SqliteConnection; giveBack: () => void }> {
    return new Promise((resolve, reject) => {
      void this.#turn
        .run(async () => {
          this.#mayWrite();
          await new Promise<void>((giveBack) => resolve({ connection: this.#writer, giveBack }));
        })
        .catch(reject);
    });
  }
}
