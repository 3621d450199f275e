import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import type { Id } from '@hearth/core/domain';
import type { Key, Table } from '@hearth/core/engine';
import { CompiledQuery, Kysely } from 'kysely';
import type { Connection, Database } from '../db/database.ts';
import type { ServerTables } from '../db/server-tables.ts';
import { keyOf, SqlReadTx } from '../db/transaction.ts';
import { shapeOf } from '../db/shape.ts';
import { SqliteConnection } from '../db/sqlite/connection.ts';
import { sqliteDialect } from '../db/sqlite/dialect.ts';
import { DatabaseLocked } from '../db/sqlite/lock.ts';
import { Statements } from '../db/statements.ts';
import { databaseFile, openStore } from '../open-store.ts';
import { DEFAULT_DATA } from '../options.ts';
import {
  ALL_TABLES,
  columnsOf,
  FORMAT,
  KEY_TABLES,
  lineSum,
  shapeMark,
  type Head,
  type Tail,
} from './lines.ts';

export interface ExportOptions {
  /** Also the keys that sign identities, badges and events. */
  readonly keys?: boolean;
  readonly signal?: AbortSignal;
  /** Rows so far. */
  readonly onProgress?: (rows: number) => void;
}

/** Rows read at once. */
const PAGE = 500;

/**
 * Everything of a site as JSON Lines, all of one moment, in an order that depends on nothing but the rows: a head, a line per row, and a
 * tail with their number and sum. Throws for an unknown site.
 */
export async function* exportLines(
  { kind, connection, statements }: Snapshot,
  site: Id,
  { keys = false, signal, onProgress }: ExportOptions = {},
): AsyncGenerator<string> {
  const tx = new SqlReadTx({ site, connection, statements, kind });
  if (!(await tx.get('settings', ['site']))) throw new Error(`There is no site "${site}".`);
  const sum = lineSum();
  let rows = 0;
  const line = (value: unknown): string => {
    const text = JSON.stringify(value);
    sum.add(text);
    return text;
  };
  const { seq } = await tx.position();
  const head: Head = { hearth: 'export', format: FORMAT, site, shape: shapeMark(), seq };
  yield line(head);
  for (const table of ALL_TABLES)
    for await (const page of pages(tx, table)) {
      signal?.throwIfAborted();
      for (const row of page) yield line({ table, row });
      rows += page.length;
      onProgress?.(rows);
    }
  if (keys)
    for (const table of KEY_TABLES) {
      const names = columnsOf(table).map(({ name }) => name);
      const mark = kind === 'sqlite' ? '?' : '$1';
      const list = names.map((name) => `"${name}"`).join(', ');
      const found = await connection.values(
        CompiledQuery.raw(`select ${list} from ${table} where site = ${mark} order by kid`, [site]),
      );
      for (const values of found) {
        yield line({ table, row: Object.fromEntries(names.map((name, at) => [name, values[at]])) });
        rows++;
      }
    }
  yield JSON.stringify({ end: true, rows, sha256: sum.digest() } satisfies Tail);
}

async function* pages(tx: SqlReadTx, table: Table): AsyncGenerator<readonly object[]> {
  for (let after: Key = []; ;) {
    const rows = await tx.range(table, { eq: [], after, limit: PAGE });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = keyOf(shapeOf(table), last);
  }
}

/** What a database was at one moment. */
export interface Snapshot {
  readonly kind: Database['kind'];
  readonly connection: Connection;
  readonly statements: Statements;
}

/** Runs `body` on one moment of the database of these options, also while a server writes to its file. */
export async function withSnapshot<T>(
  where: { readonly data?: string; readonly databaseUrl?: string },
  body: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  let store;
  try {
    store = await openStore(where);
  } catch (error) {
    if (!(error instanceof DatabaseLocked)) throw error;
    return beside(databaseFile(where.data ?? DEFAULT_DATA), body);
  }
  try {
    const { database } = store;
    const statements = new Statements(database);
    return await database.read((connection) => body({ kind: database.kind, connection, statements }));
  } finally {
    await store.close();
  }
}

/** Reads a file that another process has: SQLite shows it as it was when the reading began. */
async function beside<T>(file: string, body: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const connection = new SqliteConnection(file, 'read');
  try {
    const never = () => Promise.reject(new Error('Nothing is written here.'));
    const kysely = new Kysely<ServerTables>({ dialect: sqliteDialect({ borrow: never }) });
    connection.begin('deferred');
    return await body({ kind: 'sqlite', connection, statements: new Statements({ kind: 'sqlite', kysely }) });
  } finally {
    connection.rollback();
    connection.close();
  }
}

/** Writes lines into a file, for its owner alone: whole or absent, and never over another. Returns how many. */
export async function writeLines(lines: AsyncIterable<string>, to: string): Promise<number> {
  if (existsSync(to)) throw new Error(`${to} exists already: an export overwrites nothing.`);
  const draft = `${to}.part`;
  rmSync(draft, { force: true });
  const handle = openSync(draft, 'wx', 0o600);
  let count = 0;
  try {
    let waiting = '';
    for await (const line of lines) {
      waiting += `${line}\n`;
      count++;
      if (waiting.length < 65_536) continue;
      writeSync(handle, waiting);
      waiting = '';
    }
    writeSync(handle, waiting);
    fsyncSync(handle);
    closeSync(handle);
    renameSync(draft, to);
    return count;
  } catch (error) {
    closeSync(handle);
    rmSync(draft, { force: true });
    throw error;
  }
}
