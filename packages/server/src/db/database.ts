import type { CompiledQuery, DatabaseConnection, Kysely } from 'kysely';
import type { ServerTables } from './server-tables.ts';

export interface Connection extends DatabaseConnection {
  /** The rows of a query as lists of values: to name them costs more than to read them. SQLite answers at once. */
  values(query: CompiledQuery): readonly unknown[][] | Promise<readonly unknown[][]>;
  /** Carries out a statement without an answer. How many rows it changed; SQLite knows at once. */
  change(query: CompiledQuery): number | Promise<number>;
  /** Rows of a site that were read in the transaction under way, as they stand by now, where writes share one. */
  rowsOf?(site: string): Map<string, object>;
}

/** What differs between SQLite and PostgreSQL: how to get a connection, and how others hear of a commit. */
export interface Database {
  readonly kind: 'sqlite' | 'postgres';
  /** Writes SQL for this database; also runs migrations and the server's own small tables. */
  readonly kysely: Kysely<ServerTables>;
  /** Runs `body` in one snapshot that cannot write. */
  read<T>(body: (connection: Connection) => Promise<T>): Promise<T>;
  /**
   * Runs `body` in one transaction, alone among those with the same `lock`, and commits durably before it resolves.
   * A `body` that met a conflicting change by somebody else is run again from the start.
   */
  write<T>(lock: string, body: (connection: Connection) => Promise<T>): Promise<T>;
  /** Runs inside the write's transaction: wakes listeners everywhere once it has committed. */
  announce(connection: Connection, site: string): Promise<void>;
  /**
   * What other processes did to a site's log and settings, as a text that is another one once they did something;
   * `null` where nobody else writes.
   */
  elsewhere(site: string): Promise<string> | null;
  watch(site: string, wake: () => void): () => void;
  /** Calls `lead` while this process is the elected one for `name`, and what it returned when it no longer is. Returns how to resign. */
  elect(name: string, lead: () => () => void): () => void;
  /**
   * Overwrites what was deleted, wherever the database still has it: free pages and the log of writes. Takes its time, in which writes wait.
   * Whether it could: PostgreSQL does so by itself, in its own time.
   */
  scrub(): Promise<boolean>;
  close(): Promise<void>;
}

/** Somebody else changed what this transaction had read: it must be run again. */
export class WriteConflict extends Error {
  override readonly name = 'WriteConflict';
}
