import { createHash, type Hash } from 'node:crypto';
import { TABLES, type Table } from '@hearth/core/engine';
import { SERVER_TABLES, type ServerTables } from '../db/server-tables.ts';
import { shapeOf } from '../db/shape.ts';

/** The version of the format itself. */
export const FORMAT = 1;

/** Keys of the server: exported on request alone, since whoever has them can sign anybody in. */
export const KEY_TABLES = ['site_keys', 'issuer_keys', 'event_keys'] as const satisfies readonly Exclude<
  keyof ServerTables,
  'settings'
>[];
export type KeyTable = (typeof KEY_TABLES)[number];

/** The first line. `shape` tells versions of Hearth apart whose tables differ; `seq` is where the log stands. */
export interface Head {
  readonly hearth: 'export';
  readonly format: number;
  readonly site: string;
  readonly shape: string;
  readonly seq: number;
}

/** A line of a row. */
export interface RowLine {
  readonly table: Table | KeyTable;
  readonly row: Readonly<Record<string, unknown>>;
}

/** The last line: so many rows, and the SHA-256 of all lines before, so that a file that was cut or changed is recognised. */
export interface Tail {
  readonly end: true;
  readonly rows: number;
  readonly sha256: string;
}

/** In this order tables are written, and read again. */
export const ALL_TABLES: readonly Table[] = Object.keys(TABLES) as Table[];

export interface LineColumn {
  readonly name: string;
  readonly kind: 'text' | 'int' | 'real' | 'json';
  readonly nullable: boolean;
}

export function columnsOf(table: Table | KeyTable): readonly LineColumn[] {
  if (!isKeyTable(table)) return shapeOf(table).columns;
  return Object.entries(SERVER_TABLES[table].columns)
    .filter(([name]) => name !== 'site')
    .map(([name, kind]) => ({ name, kind, nullable: false }));
}

export const isKeyTable = (table: string): table is KeyTable =>
  (KEY_TABLES as readonly string[]).includes(table);

/** Of what the tables of this version look like. */
export function shapeMark(): string {
  const shapes = ALL_TABLES.map((table) => [table, shapeOf(table).key, columnsOf(table)]);
  return createHash('sha256').update(JSON.stringify(shapes)).digest('hex').slice(0, 16);
}

/** The sum of the lines so far. */
export function lineSum(): { add(line: string): void; digest(): string } {
  const hash: Hash = createHash('sha256');
  return {
    add: (line) => void hash.update(`${line}\n`),
    digest: () => hash.copy().digest('hex'),
  };
}
