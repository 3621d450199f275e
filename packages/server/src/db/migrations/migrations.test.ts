import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TABLES, type Table } from '@hearth/core/engine';
import { sql } from 'kysely';
import { PLACES } from '../../testing/stores.ts';
import type { SqlStore } from '../index.ts';
import { SERVER_TABLES } from '../server-tables.ts';
import { shapeOf } from '../shape.ts';

interface Found {
  columns: string[];
  key: string[];
  indexes: Record<string, string>;
}

const types = {
  sqlite: { text: 'TEXT', int: 'INTEGER', real: 'REAL', json: 'TEXT' },
  postgres: { text: 'text C', int: 'bigint', real: 'double precision', json: 'json' },
} as const;

for (const [kind, place] of Object.entries(PLACES)) {
  describe(`the migrated schema on ${kind}`, () => {
    test('equals the tables of the engine and of the server, with the site before every key and index', async () => {
      const where = await place();
      const store = await where.open();
      try {
        const found = await (where.kind === 'sqlite' ? inSqlite(store) : inPostgres(store));
        assert.deepEqual(found, expected(where.kind));
      } finally {
        await store.close();
        await where.remove();
      }
    });

    test('stays as it is when migrated again', async () => {
      const where = await place();
      await (await where.open()).close();
      await (await where.open()).close();
      await where.remove();
    });
  });
}

function expected(kind: keyof typeof types): Record<string, Found> {
  const tables: Record<string, Found> = {};
  const column = (name: string, type: string, nullable: boolean) =>
    `${name} ${type}${nullable ? '' : ' not null'}`;
  const named = (text: string) => column(text, types[kind].text, false);
  for (const name of Object.keys(TABLES) as Table[]) {
    const { columns, key, indexes } = shapeOf(name);
    tables[name] = {
      columns: [
        named('site'),
        ...columns.map((each) => column(each.name, types[kind][each.kind], each.nullable)),
      ],
      key: ['site', ...key],
      indexes: Object.fromEntries(
        Object.entries(indexes).map(([index, { columns, unique }]) => {
          const ties = unique ? [] : key.filter((each) => !columns.includes(each));
          return [`${name}_${index}`, `${unique ? 'unique ' : ''}site ${[...columns, ...ties].join(' ')}`];
        }),
      ),
    };
  }
  for (const [name, { columns, key }] of Object.entries(SERVER_TABLES)) {
    tables[name] = {
      columns: Object.entries(columns).map(([each, type]) => column(each, types[kind][type], false)),
      key: [...key],
      indexes: {},
    };
  }
  return tables;
}

async function inSqlite({ database: { kysely } }: SqlStore): Promise<Record<string, Found>> {
  const tables: Record<string, Found> = {};
  const { rows: names } = await sql<{ name: string }>`
    select name from pragma_table_list where type = 'table' and name not like 'sqlite%' and name not like 'kysely%'`.execute(
    kysely,
  );
  for (const { name } of names) {
    const { rows: columns } = await sql<{ name: string; type: string; notnull: number; pk: number }>`
      select * from pragma_table_info(${name})`.execute(kysely);
    const { rows: indexes } = await sql<{ name: string; unique: number; columns: string }>`
      select l.name, l."unique", (select group_concat(i.name, ' ' order by i.seqno) from pragma_index_info(l.name) as i) as columns
      from pragma_index_list(${name}) as l where l.origin = 'c'`.execute(kysely);
    tables[name] = {
      columns: columns.map((each) => `${each.name} ${each.type}${each.notnull ? ' not null' : ''}`),
      key: columns
        .filter(({ pk }) => pk > 0)
        .sort((a, b) => a.pk - b.pk)
        .map((each) => each.name),
      indexes: Object.fromEntries(
        indexes.map((each) => [each.name, `${each.unique ? 'unique ' : ''}${each.columns}`]),
      ),
    };
  }
  return tables;
}

async function inPostgres({ database: { kysely } }: SqlStore): Promise<Record<string, Found>> {
  const tables: Record<string, Found> = {};
  const { rows: columns } = await sql<{ table: string; text: string }>`
    select c.relname as table, a.attname || ' ' || format_type(a.atttypid, a.atttypmod) ||
      case when l.collname is null then '' else ' ' || l.collname end || case when a.attnotnull then ' not null' else '' end as text
    from pg_attribute as a join pg_class as c on c.oid = a.attrelid left join pg_collation as l on l.oid = a.attcollation
    where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and a.attnum > 0 and c.relname not like 'kysely%'
    order by c.relname, a.attnum`.execute(kysely);
  for (const { table, text } of columns)
    (tables[table] ??= { columns: [], key: [], indexes: {} }).columns.push(text);
  const { rows: indexes } = await sql<{
    table: string;
    name: string;
    primary: boolean;
    unique: boolean;
    columns: string;
  }>`
    select t.relname as table, c.relname as name, x.indisprimary as primary, x.indisunique as unique,
      (select string_agg(a.attname, ' ' order by a.attnum) from pg_attribute as a where a.attrelid = c.oid) as columns
    from pg_index as x join pg_class as c on c.oid = x.indexrelid join pg_class as t on t.oid = x.indrelid
    where t.relnamespace = current_schema()::regnamespace and t.relname not like 'kysely%'`.execute(kysely);
  for (const { table, name, primary, unique, columns } of indexes) {
    if (primary) tables[table]!.key = columns.split(' ');
    else tables[table]!.indexes[name] = `${unique ? 'unique ' : ''}${columns}`;
  }
  return tables;
}
