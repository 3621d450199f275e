import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { CompiledQuery, QueryResult } from 'kysely';
import type { Connection } from '../database.ts';

/** Statements differ by table and shape of range, not by value: a few hundred at most. */
const STATEMENTS = 500;

interface Prepared {
  readonly statement: StatementSync;
  readonly reads: boolean;
}

/** Kysely's connection over Node's own SQLite, with its prepared statements kept. */
export class SqliteConnection implements Connection {
  readonly database: DatabaseSync;
  readonly #prepared = new Map<string, Prepared>();
  readonly #listing = new Map<string, StatementSync>();
  /** By site: what writes of one transaction read and know of each other. Nothing of it outlives the transaction. */
  readonly #rows = new Map<string, Map<string, object>>();

  /**
   * WAL, and an fsync for each commit: what was acknowledged survives a power cut. The log moves into the file every 16 MB, not
   * every 4: pages that many posts write, such as those of indices, then move once for more of them.
   */
  constructor(file: string, access: 'read' | 'write') {
    this.database = new DatabaseSync(file);
    this.database.exec(`
      pragma busy_timeout = 5000;
      pragma journal_mode = wal;
      pragma synchronous = full;
      pragma wal_autocheckpoint = 4096;
      pragma foreign_keys = on;
      pragma trusted_schema = off;
      pragma query_only = ${access === 'read' ? 'on' : 'off'};`);
  }

  /**
   * What one write of a group would need to be undone is kept in memory: SQLite would put it into a temporary file for each
   * group, which costs as much as its commit. Not for migrations, whose indices are sorted there.
   */
  undoInMemory(): void {
    this.database.exec('pragma temp_store = memory');
  }

  /** Runs synchronously: SQLite lives in this process. */
  query<R>({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>): QueryResult<R> {
    const { statement, reads } = this.#prepare(sql);
    const values = parameters as SQLInputValue[];
    if (reads) {
      const rows = statement.all(...values) as R[];
      return { rows, numAffectedRows: BigInt(rows.length) };
    }
    this.#rows.clear(); // whatever this changes, it does not say
    const { changes, lastInsertRowid } = statement.run(...values);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.query<R>(query);
  }

  values({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>): readonly unknown[][] {
    let statement = this.#listing.get(sql);
    if (!statement) {
      statement = this.database.prepare(sql);
      statement.setReturnArrays(true);
      remember(this.#listing, sql, statement);
    }
    return statement.all(...(parameters as SQLInputValue[])) as unknown as unknown[][];
  }

  change({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>): number {
    return Number(this.#prepare(sql).statement.run(...(parameters as SQLInputValue[])).changes);
  }

  rowsOf(site: string): Map<string, object> {
    let rows = this.#rows.get(site);
    if (!rows) this.#rows.set(site, (rows = new Map<string, object>()));
    return rows;
  }

  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Streaming is not used here.');
  }

  begin(mode: 'deferred' | 'immediate'): void {
    this.#rows.clear();
    this.command(`begin ${mode}`);
  }

  commit(): void {
    this.command('commit');
  }

  /** SQLite has rolled back by itself after some failures. */
  rollback(): void {
    this.#rows.clear();
    if (this.database.isTransaction) this.command('rollback');
  }

  /** Undoes what came since a savepoint, which ends. */
  rollbackTo(savepoint: string): void {
    this.#rows.clear();
    this.command(`rollback to ${savepoint}`);
    this.command(`release ${savepoint}`);
  }

  /** For what has neither values nor an answer. */
  command(sql: string): void {
    this.#prepare(sql).statement.run();
  }

  close(): void {
    this.#prepared.clear();
    this.#listing.clear();
    this.database.close();
  }

  #prepare(sql: string): Prepared {
    let prepared = this.#prepared.get(sql);
    if (!prepared) {
      const statement = this.database.prepare(sql);
      prepared = { statement, reads: statement.columns().length > 0 };
      remember(this.#prepared, sql, prepared);
    }
    return prepared;
  }
}

function remember<T>(statements: Map<string, T>, sql: string, statement: T): void {
  if (statements.size >= STATEMENTS) statements.delete(statements.keys().next().value!);
  statements.set(sql, statement);
}
