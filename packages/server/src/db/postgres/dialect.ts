import {
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import type { ReservedSql, Sql } from 'postgres';
import type { Connection } from '../database.ts';

/** Numbers as JavaScript has them, JSON as text: see the codec. */
export interface SqlTypes extends Record<string, unknown> {
  bigint: number;
}

/** Kysely's connection over one that postgres.js has set aside. */
export class PostgresConnection implements Connection {
  readonly #sql: ReservedSql<SqlTypes>;

  constructor(sql: ReservedSql<SqlTypes>) {
    this.#sql = sql;
  }

  async executeQuery<R>({
    sql,
    parameters,
  }: Pick<CompiledQuery, 'sql' | 'parameters'>): Promise<QueryResult<R>> {
    const rows = await this.#sql.unsafe(sql, parameters as never[], { prepare: true });
    return { rows: [...rows] as unknown as R[], numAffectedRows: BigInt(rows.count ?? 0) };
  }

  async values({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>): Promise<unknown[][]> {
    return this.#sql.unsafe(sql, parameters as never[], { prepare: true }).values();
  }

  async change({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>): Promise<number> {
    return (await this.#sql.unsafe(sql, parameters as never[], { prepare: true })).count ?? 0;
  }

  /** For commands without values or answer; they are not worth a prepared statement. */
  async command(text: string): Promise<void> {
    await this.#sql.unsafe(text);
  }

  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Streaming is not used here.');
  }

  release(): void {
    this.#sql.release();
  }
}

export async function reserve(sql: Sql<SqlTypes>): Promise<PostgresConnection> {
  return new PostgresConnection(await sql.reserve());
}

/** Kysely over postgres.js: for migrations, the server's small tables, and to write SQL. */
export function postgresDialect(sql: Sql<SqlTypes>): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new PostgresDriver(sql),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

class PostgresDriver implements Driver {
  readonly #sql: Sql<SqlTypes>;

  constructor(sql: Sql<SqlTypes>) {
    this.#sql = sql;
  }

  async init(): Promise<void> {}

  acquireConnection(): Promise<PostgresConnection> {
    return reserve(this.#sql);
  }

  async beginTransaction(
    connection: DatabaseConnection,
    { isolationLevel }: TransactionSettings,
  ): Promise<void> {
    await (connection as PostgresConnection).command(
      isolationLevel ? `begin isolation level ${isolationLevel}` : 'begin',
    );
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await (connection as PostgresConnection).command('commit');
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await (connection as PostgresConnection).command('rollback');
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    (connection as PostgresConnection).release();
  }

  async destroy(): Promise<void> {}
}
