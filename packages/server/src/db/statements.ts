import type { Table } from '@hearth/core/engine';
import type { CompiledQuery } from 'kysely';
import { sql, type RawBuilder } from 'kysely';
import type { Database } from './database.ts';
import { readingOf, type Reading, type Value } from './codec.ts';
import { orderOf, shapeOf, type Shape } from './shape.ts';

/** One kind of statement on one table: its text is made once, and only values change from call to call. */
export interface Statement {
  readonly shape: Shape;
  /** What a row begins with, where it reads some. */
  readonly reading: Reading;
  with(parameters: readonly Value[]): CompiledQuery<Record<string, unknown>>;
}

/** How a range looks, apart from its values. */
export interface RangeShape {
  readonly index: string | undefined;
  /** For each fixed column, whether it is compared with null. */
  readonly nulls: readonly boolean[];
  readonly after: number;
  readonly reverse: boolean;
  readonly lean: boolean;
}

/** In a PostgreSQL write, rows are read with the version that an update of theirs then checks, behind the columns. */
const VERSION = 'hearth_version';

/**
 * The statements of the store. Parameters, in this order: the site; then, for `get`, `delete`, `update`: (the changed
 * values and) the key; for `range`: the fixed values that are not null, the values to start behind, the limit.
 */
export class Statements {
  readonly #kind: Database['kind'];
  readonly #compile: (query: RawBuilder<unknown>) => CompiledQuery<unknown>;
  readonly #cache = new Map<string, Statement>();

  constructor({ kind, kysely }: Pick<Database, 'kind' | 'kysely'>) {
    this.#kind = kind;
    this.#compile = (query) => query.compile(kysely);
  }

  get(table: Table, versioned: boolean): Statement {
    return this.#cached(`get ${table} ${versioned}`, table, (shape) => {
      return sql`select ${columns(shape, versioned)} from ${sql.table(table)} where ${matches(['site', ...shape.key])}`;
    });
  }

  /** Parameters: a JSON array of keys (in SQLite, a key of one column as its value alone), then the site. */
  getMany(table: Table, versioned: boolean): Statement {
    return this.#cached(`getMany ${table} ${versioned}`, table, (shape) => {
      const kinds = shape.key.map((name) => shape.columns.find((column) => column.name === name)?.kind);
      const same = (given: (index: number) => RawBuilder<unknown>) =>
        sql.join(
          shape.key.map((name, index) => sql`${sql.ref(`t.${name}`)} = ${given(index)}`),
          sql` and `,
        );
      // `cross join` in SQLite: the keys are the outer loop, the table is looked up by its key.
      return this.#kind === 'sqlite'
        ? sql`select ${columns(shape, versioned, 't')} from json_each(${0}) as wanted cross join ${sql.table(table)} as t
            where t.site = ${0} and ${same((index) => (kinds.length === 1 ? sql`wanted.value` : sql`wanted.value ->> ${sql.lit(index)}`))}`
        : sql`select ${columns(shape, versioned, 't')}
            from jsonb_array_elements(${0}::text::jsonb) as wanted (value) join ${sql.table(table)} as t
            on t.site = ${0} and ${same((index) => sql`(wanted.value ->> ${sql.lit(index)})::${sql.raw(kinds[index] === 'text' ? 'text' : 'bigint')}`)}`;
    });
  }

  range(table: Table, range: RangeShape, versioned: boolean): Statement {
    const id = `range ${table} ${JSON.stringify(range)} ${versioned}`;
    return this.#cached(id, table, (shape) => select(shape, range, versioned), range.lean);
  }

  /**
   * Several ranges at once: parameters are the site, a JSON array of the fixed values of each
   * range, and the limit for each. The place of its range comes last in a row.
   */
  rangeEach(
    table: Table,
    range: Omit<RangeShape, 'after' | 'nulls'> & { readonly fixed: number },
    versioned: boolean,
  ): Statement {
    const id = `each ${table} ${JSON.stringify(range)} ${versioned}`;
    const make = (shape: Shape): RawBuilder<unknown> => {
      const { eq, order } = orderOf(shape, range.index, range.fixed);
      const wanted = (name: string, index: number): RawBuilder<unknown> => {
        if (this.#kind === 'sqlite') return sql`wanted.value ->> ${sql.lit(index)}`;
        const kind = shape.columns.find((column) => column.name === name)?.kind;
        const type = kind === 'text' ? 'text' : kind === 'int' ? 'bigint' : 'double precision';
        return sql`(wanted.value ->> ${sql.lit(index)})::${sql.raw(type)}`;
      };
      const conditions = sql.join(
        eq.map((name, index) => sql` and ${sql.ref(name)} = ${wanted(name, index)}`),
        sql``,
      );
      const ordered = ordering(shape, range.index, order, range.reverse);
      if (this.#kind === 'sqlite') {
        return sql`select ${columns(shape, versioned, 't', range.lean)}, wanted.key + 1 as hearth_each
          from (select ${0} as site) as here cross join json_each(${0}) as wanted cross join ${sql.table(table)} as t
          where t.rowid in (
            select rowid from ${sql.table(table)} where site = here.site${conditions} order by ${ordered} limit ${0}
          ) order by wanted.key, ${ordering(shape, range.index, order, range.reverse, 't')}`;
      }
      return sql`select found.*, wanted.place::int as hearth_each
        from (select ${0}::text as site) as here,
        jsonb_array_elements(${0}::text::jsonb) with ordinality as wanted (value, place),
        lateral (
          select ${columns(shape, versioned, undefined, range.lean)} from ${sql.table(table)} as t
          where t.site = here.site${conditions} order by ${ordered} limit ${0}
        ) as found order by wanted.place`;
    };
    return this.#cached(id, table, make, range.lean);
  }

  /** Inserts nothing when the key or a unique index is taken: a failed statement would end PostgreSQL's transaction. */
  insert(table: Table): Statement {
    return this.#cached(`insert ${table}`, table, (shape) => {
      const names = sql.join(['site', ...shape.columns.map(({ name }) => name)].map((name) => sql.ref(name)));
      const values = sql.join([sql`${0}`, ...shape.columns.map(({ kind }) => this.#value(kind))]);
      return sql`insert into ${sql.table(table)} (${names}) values (${values}) on conflict do nothing`;
    });
  }

  /** PostgreSQL alone. Parameters: the site, a JSON array of rows, with JSON in its columns as it is. */
  insertMany(table: Table): Statement {
    return this.#cached(`insertMany ${table}`, table, (shape) => {
      const names = sql.join(shape.columns.map(({ name }) => sql.ref(name)));
      return sql`insert into ${sql.table(table)} (site, ${names}) select ${0}, ${names}
        from ${recordset(shape)} on conflict do nothing`;
    });
  }

  /**
   * PostgreSQL alone: numbers events and stores them. Parameters: the site, an epoch for a log that begins, the number of
   * events, and a JSON array of them, numbered from 1.
   */
  appendMany(): Statement {
    return this.#cached('appendMany', 'events', (shape) => {
      const others = shape.columns.filter(({ name }) => name !== 'seq').map(({ name }) => sql.ref(name));
      return sql`with here as (select ${0}::text as site, ${0}::text as epoch, ${0}::bigint as events),
        counter as (
          insert into site_counters (site, epoch, seq) select site, epoch, events from here
          on conflict (site) do update set seq = site_counters.seq + excluded.seq returning seq
        )
        insert into events (site, seq, ${sql.join(others)})
        select here.site, counter.seq - here.events + given.seq, ${sql.join(others)}
        from here, counter, ${recordset(shape)}`;
    });
  }

  /** Parameters: the changed values, the site, the key and, when `versioned`, the version that must still be there. */
  update(table: Table, names: readonly string[], versioned: boolean): Statement {
    return this.#cached(`update ${table} ${names.join()} ${versioned}`, table, (shape) => {
      const changes = names.map((name) => {
        const column = shape.columns.find((each) => each.name === name);
        if (!column) throw new Error(`The table ${table} has no column ${name}.`);
        return sql`${sql.ref(name)} = ${this.#value(column.kind)}`;
      });
      const check = versioned ? sql` and xmin::text = ${0}` : sql``;
      return sql`update ${sql.table(table)} set ${sql.join(changes)} where ${matches(['site', ...shape.key])}${check}`;
    });
  }

  delete(table: Table): Statement {
    return this.#cached(`delete ${table}`, table, (shape) => {
      return sql`delete from ${sql.table(table)} where ${matches(['site', ...shape.key])}`;
    });
  }

  #value(kind: string): RawBuilder<unknown> {
    return kind === 'json' && this.#kind === 'postgres' ? sql`${0}::text::json` : sql`${0}`;
  }

  #cached(id: string, table: Table, make: (shape: Shape) => RawBuilder<unknown>, lean = false): Statement {
    let statement = this.#cache.get(id);
    if (!statement) {
      const shape = shapeOf(table);
      const compiled = this.#compile(make(shape));
      statement = {
        shape,
        reading: readingOf(shape, lean),
        with: (parameters) => {
          if (parameters.length !== compiled.parameters.length)
            throw new Error(`${compiled.parameters.length} values are needed for: ${compiled.sql}`);
          return { ...compiled, parameters };
        },
      };
      this.#cache.set(id, statement);
    }
    return statement;
  }
}

/** Rows out of a parameter. As `json`, not `jsonb`: what is stored keeps the order of its fields. */
const recordset = (shape: Shape): RawBuilder<unknown> =>
  sql`json_to_recordset(${0}::text::json) as given (${sql.join(
    shape.columns.map(({ name, kind }) => sql`${sql.ref(name)} ${sql.raw(SQL_TYPES[kind])}`),
  )})`;

const SQL_TYPES = { text: 'text', int: 'bigint', real: 'double precision', json: 'json' } as const;

function select(shape: Shape, range: RangeShape, versioned: boolean): RawBuilder<unknown> {
  const { eq, order } = orderOf(shape, range.index, range.nulls.length);
  const conditions = [sql`site = ${0}`];
  eq.forEach((name, index) => {
    conditions.push(range.nulls[index] ? sql`${sql.ref(name)} is null` : sql`${sql.ref(name)} = ${0}`);
  });
  if (range.after > order.length)
    throw new Error(`A range over ${shape.name} starts behind ${order.length} values at most.`);
  if (range.after > 0) conditions.push(behind(shape, order.slice(0, range.after), range.reverse));
  return sql`select ${columns(shape, versioned, undefined, range.lean)} from ${sql.table(shape.name)} where ${sql.join(conditions, sql` and `)}
    order by ${ordering(shape, range.index, order, range.reverse)} limit ${0}`;
}

/** Row-value comparison, which both databases answer from the index. Nulls come first, so reversed they are behind everything. */
function behind(shape: Shape, order: readonly string[], reverse: boolean): RawBuilder<unknown> {
  const left = sql.join(order.map((name) => sql.ref(name)));
  const right = sql.join(order.map(() => sql`${0}`));
  const compared = sql`(${left}) ${sql.raw(reverse ? '<' : '>')} (${right})`;
  const [first] = order;
  const nullable = shape.columns.some(({ name, nullable }) => name === first && nullable);
  return nullable && reverse ? sql`(${compared} or ${sql.ref(first!)} is null)` : compared;
}

/** Nulls first in both databases; PostgreSQL's secondary indexes are made that way (a primary key holds none). */
function ordering(
  shape: Shape,
  index: string | undefined,
  order: readonly string[],
  reverse: boolean,
  from?: string,
): RawBuilder<unknown> {
  const prefix = from === undefined ? '' : `${from}.`;
  const direction =
    index === undefined ? (reverse ? 'desc' : 'asc') : reverse ? 'desc nulls last' : 'asc nulls first';
  return order.length === 0
    ? sql`1`
    : sql.join(order.map((name) => sql`${sql.ref(prefix + name)} ${sql.raw(direction)}`));
}

function columns(shape: Shape, versioned: boolean, from?: string, lean = false): RawBuilder<unknown> {
  const prefix = from === undefined ? '' : `${from}.`;
  const all = readingOf(shape, lean).names.map((name) => sql.ref(prefix + name));
  return sql.join(versioned ? [...all, sql`${sql.ref(`${prefix}xmin`)}::text as ${sql.ref(VERSION)}`] : all);
}

function matches(names: readonly string[]): RawBuilder<unknown> {
  return sql.join(
    names.map((name) => sql`${sql.ref(name)} = ${0}`),
    sql` and `,
  );
}
