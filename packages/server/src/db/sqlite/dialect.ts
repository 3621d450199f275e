import {
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
} from 'kysely';
import type { SqliteConnection } from './connection.ts';

/** Lends the one connection that writes. */
export interface Lender {
  borrow(): Promise<{ connection: SqliteConnection; giveBack: () => void }>;
}

/** Kysely over {@link SqliteConnection}: for migrations, the server's small tables, and to write SQL. */
export function sqliteDialect(lender: Lender): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new SqliteDriver(lender),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

class SqliteDriver implements Driver {
  readonly #lender: Lender;
  readonly #givesBack = new WeakMap<DatabaseConnection, () => void>();

  constructor(lender: Lender) {
    this.#lender = lender;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const { connection, giveBack } = await this.#lender.borrow();
    this.#givesBack.set(connection, giveBack);
    return connection;
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    (connection as SqliteConnection).begin('immediate');
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    (connection as SqliteConnection).commit();
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    (connection as SqliteConnection).rollback();
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    this.#givesBack.get(connection)?.();
  }

  async destroy(): Promise<void> {}
}
