/** Hearth's rows in SQLite or PostgreSQL. */
export { openSqlite } from './sqlite/open.ts';
export { DatabaseLocked } from './sqlite/lock.ts';
export { openPostgres } from './postgres/open.ts';
export type { SqlStore } from './store.ts';
