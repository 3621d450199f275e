import { sql, type Kysely, type RawBuilder } from 'kysely';

export type Kind = 'sqlite' | 'postgres';

/** Columns as `name:type`, with `?` for one that may be null; columns of keys and indexes by their names. */
export interface NewTable {
  readonly columns: string;
  readonly key: string;
  readonly indexes?: Readonly<Record<string, string>>;
}

const TYPES: Readonly<Record<Kind, Readonly<Record<string, string>>>> = {
  sqlite: { text: 'text', int: 'integer', real: 'real', json: 'text' },
  /** Collation "C": both databases order text by its bytes. */
  postgres: { text: 'text collate "C"', int: 'bigint', real: 'double precision', json: 'json' },
};

const words = (text: string): string[] => text.split(' ').filter((word) => word !== '');

function columnOf(kind: Kind, column: string) {
  const [name, type] = column.split(':') as [string, string];
  const nullable = type.endsWith('?');
  const known = TYPES[kind][nullable ? type.slice(0, -1) : type];
  return sql`${sql.ref(name)} ${sql.raw(`${known}${nullable ? '' : ' not null'}`)}`;
}

/** A table of the engine, with `site` before its key and its indexes. Index columns end with the key's, by which a range breaks ties. */
export async function createTable(
  db: Kysely<unknown>,
  kind: Kind,
  table: string,
  { columns, key, indexes = {} }: NewTable,
): Promise<void> {
  const lines = words(`site:text ${columns}`).map((column) => columnOf(kind, column));
  lines.push(sql`primary key (${sql.join(words(`site ${key}`).map((name) => sql.ref(name)))})`);
  await sql`create table ${sql.table(table)} (${sql.join(lines)})${sql.raw(kind === 'sqlite' ? ' strict' : '')}`.execute(
    db,
  );
  for (const [index, names] of Object.entries(indexes)) await createIndex(db, kind, table, index, names);
}

/** Nulls come first in SQLite; PostgreSQL has to be told, here and in every `order by` that is to use the index. */
export async function createIndex(
  db: Kysely<unknown>,
  kind: Kind,
  table: string,
  index: string,
  names: string,
): Promise<void> {
  const parts = words(`site ${names}`).map(
    (name) => sql`${sql.ref(name)}${sql.raw(kind === 'sqlite' ? '' : ' nulls first')}`,
  );
  await sql`create index ${sql.ref(`${table}_${index}`)} on ${sql.table(table)} (${sql.join(parts)})`.execute(
    db,
  );
}

/** Adds columns behind the others. Rows that are there get the default, or null. */
export async function addColumns(
  db: Kysely<unknown>,
  kind: Kind,
  table: string,
  columns: Readonly<Record<string, number | string | null>>,
): Promise<void> {
  for (const [column, initial] of Object.entries(columns)) {
    const otherwise = initial === null ? sql`` : sql` default ${sql.lit(initial)}`;
    await sql`alter table ${sql.table(table)} add column ${columnOf(kind, column)}${otherwise}`.execute(db);
  }
}

/** A table of the same name with another key, and the rows of the one before: columns that it lacked as `from` says. */
export async function replaceTable(
  db: Kysely<unknown>,
  kind: Kind,
  table: string,
  {
    from,
    drop,
    ...shape
  }: NewTable & {
    readonly from: Readonly<Record<string, RawBuilder<unknown>>>;
    /** Indexes that the one before had: their names are needed. */
    readonly drop: readonly string[];
  },
): Promise<void> {
  const before = `${table}_before`;
  for (const index of drop) await db.schema.dropIndex(`${table}_${index}`).execute();
  await db.schema.alterTable(table).renameTo(before).execute();
  await createTable(db, kind, table, shape);
  const names = words(`site:text ${shape.columns}`).map((column) => column.split(':')[0]!);
  await sql`insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
    select ${sql.join(names.map((name) => from[name] ?? sql.ref(name)))} from ${sql.table(before)}`.execute(
    db,
  );
  await db.schema.dropTable(before).execute();
}
