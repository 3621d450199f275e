import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgres, openSqlite, type SqlStore } from '../db/index.ts';
import { testDatabase } from './postgres.ts';

/** A place where several stores can be opened: one database. */
export interface Place {
  readonly kind: 'sqlite' | 'postgres';
  /** On SQLite, close the one before. */
  readonly open: () => Promise<SqlStore>;
  readonly remove: () => Promise<void>;
}

export async function sqlitePlace(): Promise<Place & { readonly file: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-test-'));
  const file = join(folder, 'hearth.db');
  return {
    kind: 'sqlite',
    file,
    open: () => openSqlite(file),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

export async function postgresPlace(): Promise<Place & { readonly url: string }> {
  const database = await testDatabase();
  const { url } = database;
  return {
    kind: 'postgres',
    url,
    open: () => openPostgres(url, { poll: 60_000 }),
    remove: () => database.stop(),
  };
}

export const PLACES = { sqlite: sqlitePlace, postgres: postgresPlace } as const;
