import { join } from 'node:path';
import { openPostgres, openSqlite, type SqlStore } from './db/index.ts';
import { DEFAULT_DATA, type ServerOptions } from './options.ts';
import { openData } from './secret.ts';

export const databaseFile = (data: string): string => join(data, 'hearth.db');

/** The database of these options: a SQLite file in `data`, or PostgreSQL. */
export function openStore({
  data = DEFAULT_DATA,
  databaseUrl,
}: Pick<ServerOptions, 'data' | 'databaseUrl'>): Promise<SqlStore> {
  return databaseUrl === undefined ? openSqlite(databaseFile(openData(data))) : openPostgres(databaseUrl);
}
