/** Hearth's rows in SQLite or PostgreSQL. */
export { openSqlite, type SqliteStore } from './sqlite/open.ts';
export { DatabaseLocked } from './sqlite/lock.ts';
export { openPostgres, type PostgresOptions } from './postgres/open.ts';
export { createSqlStore, type SqlStore } from './store.ts';
