import type { Readable } from 'node:stream';
import { CompiledQuery } from 'kysely';
import { encodeRow, type Value } from '../db/codec.ts';
import type { Connection } from '../db/database.ts';
import { SERVER_TABLES } from '../db/server-tables.ts';
import { shapeOf } from '../db/shape.ts';
import { Statements } from '../db/statements.ts';
import { freshEpoch, type SqlStore } from '../db/store.ts';
import { ImportError } from '../import/import-error.ts';
import {
  ALL_TABLES,
  columnsOf,
  FORMAT,
  isKeyTable,
  KEY_TABLES,
  lineSum,
  shapeMark,
  type Head,
  type KeyTable,
  type LineColumn,
  type RowLine,
} from './lines.ts';

export interface LinesImportOptions {
  /** Opens the export from its beginning; called twice. */
  readonly open: () => Readable;
  /** `null`: nothing is written. */
  readonly store: SqlStore | null;
  readonly signal?: AbortSignal;
  /** `checking` is the first pass, which writes nothing. */
  readonly onProgress?: (pass: 'checking' | 'importing', rows: number) => void;
}

export interface LinesReport {
  readonly site: string;
  /** By table, those that have any. */
  readonly rows: Readonly<Record<string, number>>;
}

/** Rows of one table that are written in one transaction. */
const BATCH = 500;
/** Characters of a line; a row with the longest audit file has a few hundred thousand. */
const LINE_LIMIT = 16_000_000;

/**
 * Takes in a site that was exported. The first pass reads all of the file and writes nothing, so that one that was cut or changed, or
 * is of another version, changes nothing. The site appears with the last transaction; what a crash leaves behind before that is
 * cleared by the next try. Throws {@link ImportError} with the line, and where there is such a site already.
 */
export async function importLines({
  open,
  store,
  signal,
  onProgress,
}: LinesImportOptions): Promise<LinesReport> {
  const counts: Record<string, number> = {};
  let head: Head | null = null;
  let checked = 0;
  for await (const line of read(open())) {
    signal?.throwIfAborted();
    if ('hearth' in line) head = line;
    else {
      counts[line.table] = (counts[line.table] ?? 0) + 1;
      if (++checked % 1_000 === 0) onProgress?.('checking', checked);
    }
  }
  if (!head || counts['settings'] !== 1) throw new ImportError('The export has no site.');
  const { site, seq } = head;
  const report = { site, rows: counts };
  if (!store) return report;
  if ((await store.sites()).includes(site))
    throw new ImportError(
      `There is a site "${site}" already: an export is taken into a place that is empty.`,
    );

  const { database } = store;
  const statements = new Statements(database);
  const write = (body: (connection: Connection) => Promise<void>) => database.write(`${site}/import`, body);
  await clear(write, database.kind, site);
  const insert = (table: RowLine['table'], rows: readonly RowLine['row'][]) => (connection: Connection) =>
    isKeyTable(table)
      ? insertKeys(connection, database.kind, site, table, rows)
      : insertRows(connection, database.kind, statements, site, table, rows);
  let settings: RowLine['row'] | null = null;
  let waiting: { table: RowLine['table']; rows: RowLine['row'][] } | null = null;
  let done = 0;
  const flush = async (): Promise<void> => {
    if (!waiting) return;
    await write(insert(waiting.table, waiting.rows));
    onProgress?.('importing', (done += waiting.rows.length));
    waiting = null;
  };
  for await (const line of read(open())) {
    signal?.throwIfAborted();
    if ('hearth' in line) continue;
    const { table, row } = line;
    if (table === 'settings') {
      settings = row;
      continue;
    }
    if (waiting && (waiting.table !== table || waiting.rows.length >= BATCH)) await flush();
    (waiting ??= { table, rows: [] }).rows.push(row);
  }
  await flush();
  // The log goes on in another life: what a client has seen of the one before is no place in it.
  await write(async (connection) => {
    await connection.executeQuery(
      CompiledQuery.raw(
        database.kind === 'sqlite'
          ? 'insert into site_counters (site, epoch, seq) values (?, ?, ?)'
          : 'insert into site_counters (site, epoch, seq) values ($1, $2, $3)',
        [site, freshEpoch(), seq],
      ),
    );
    await insert('settings', [settings!])(connection);
  });
  return report;
}

/** The lines of an export, each held to what its table looks like; the last is held to all before. */
async function* read(file: Readable): AsyncGenerator<Head | RowLine> {
  const sum = lineSum();
  const allowed = new Set<string>([...ALL_TABLES, ...KEY_TABLES]);
  let number = 0;
  let rows = 0;
  let ended = false;
  const fail = (message: string): never => {
    throw new ImportError(`Line ${number}: ${message}`);
  };
  for await (const text of linesOf(file)) {
    number++;
    if (ended) fail('there is something behind the end.');
    const value = parsed(text) ?? fail('it is no JSON object. Was the file opened in another program?');
    if (number === 1) {
      yield headOf(value);
      sum.add(text);
      continue;
    }
    if (value['end'] === true) {
      if (value['rows'] !== rows || value['sha256'] !== sum.digest())
        fail('the lines before are not those that were exported.');
      ended = true;
      continue;
    }
    const { table, row, ...more } = value;
    if (typeof table !== 'string' || !allowed.has(table)) fail(`there is no table "${String(table)}".`);
    if (row === null || typeof row !== 'object' || Array.isArray(row) || Object.keys(more).length > 0)
      fail('a line has a table and a row, and nothing else.');
    const line = { table, row } as RowLine;
    const problem = flaw(columnsOf(line.table), line.row);
    if (problem) fail(`${line.table}.${problem}`);
    sum.add(text);
    rows++;
    yield line;
  }
  if (number === 0) throw new ImportError('The file is empty.');
  if (!ended)
    throw new ImportError('The file ends too early: its last line is missing. Was it copied whole?');
}

/** Lines end with \n alone: other breaks, such as U+2028, may stand within JSON. */
async function* linesOf(file: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let begun = '';
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw new ImportError('The file is not UTF-8 text.');
    }
  };
  for await (const chunk of file as AsyncIterable<Uint8Array | string>) {
    begun += decode(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
    const lines = begun.split('\n');
    begun = lines.pop()!;
    if (begun.length > LINE_LIMIT) throw new ImportError('A line is too long.');
    yield* lines;
  }
  begun += decode();
  if (begun !== '') yield begun;
}

function headOf(value: Readonly<Record<string, unknown>>): Head {
  const { hearth, format, site, shape, seq } = value;
  if (hearth !== 'export' || typeof site !== 'string' || !Number.isSafeInteger(seq))
    throw new ImportError('This is no export: "hearth export" makes one.');
  if (format !== FORMAT || shape !== shapeMark())
    throw new ImportError(
      'This was exported by another version of Hearth, whose tables differ. Take it in with that version, and upgrade then.',
    );
  return value as unknown as Head;
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

const FITS: Readonly<Record<LineColumn['kind'], (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  int: (value) => Number.isSafeInteger(value),
  real: (value) => typeof value === 'number' && Number.isFinite(value),
  json: (value) => value !== undefined,
};

/** What is wrong with a row, beginning with the column. */
function flaw(columns: readonly LineColumn[], row: RowLine['row']): string | null {
  for (const { name, kind, nullable } of columns) {
    if (!Object.hasOwn(row, name)) return `${name} is missing.`;
    const value = row[name];
    if (value === null ? !nullable && kind !== 'json' : !FITS[kind](value)) return `${name} is not ${kind}.`;
  }
  const strange = Object.keys(row).find((name) => !columns.some((column) => column.name === name));
  return strange === undefined ? null : `${strange} does not exist.`;
}

async function insertRows(
  connection: Connection,
  kind: 'sqlite' | 'postgres',
  statements: Statements,
  site: string,
  table: (typeof ALL_TABLES)[number],
  rows: readonly RowLine['row'][],
): Promise<void> {
  let inserted = 0;
  if (kind === 'postgres') {
    const query = statements.insertMany(table).with([site, JSON.stringify(rows)]);
    inserted = Number((await connection.executeQuery(query)).numAffectedRows ?? 0);
  } else {
    const statement = statements.insert(table);
    for (const row of rows) {
      const values = encodeRow(shapeOf(table), row);
      inserted += Number(
        (await connection.executeQuery(statement.with([site, ...values]))).numAffectedRows ?? 0,
      );
    }
  }
  if (inserted < rows.length) throw new ImportError(`A row of ${table} is there twice.`);
}

async function insertKeys(
  connection: Connection,
  kind: 'sqlite' | 'postgres',
  site: string,
  table: KeyTable,
  rows: readonly RowLine['row'][],
): Promise<void> {
  const names = Object.keys(SERVER_TABLES[table].columns);
  const marks = names.map((_, at) => (kind === 'sqlite' ? '?' : `$${at + 1}`)).join(', ');
  const list = names.map((name) => `"${name}"`).join(', ');
  for (const row of rows)
    await connection.executeQuery(
      CompiledQuery.raw(`insert into ${table} (${list}) values (${marks})`, [
        ...names.map((name) => (name === 'site' ? site : (row[name] as Value))),
      ]),
    );
}

/** What is left of a try that was interrupted: rows of a site that nobody can see. */
async function clear(
  write: (body: (connection: Connection) => Promise<void>) => Promise<void>,
  kind: 'sqlite' | 'postgres',
  site: string,
): Promise<void> {
  const mark = kind === 'sqlite' ? '?' : '$1';
  for (const table of [...ALL_TABLES, ...KEY_TABLES, 'site_counters'])
    await write(async (connection) => {
      await connection.executeQuery(CompiledQuery.raw(`delete from "${table}" where site = ${mark}`, [site]));
    });
}
