import {
  UniqueViolation,
  type EventRow,
  type Key,
  type Position,
  type Range,
  type ReadTx,
  type Row,
  type Table,
  type WriteTx,
} from '@hearth/core/engine';
import { decodeRow, encode, encodeRow, type Value } from './codec.ts';
import { positionOf } from './counter.ts';
import { WriteConflict, type Connection, type Database } from './database.ts';
import { shapeOf, type Shape } from './shape.ts';
import { type Statement, type Statements } from './statements.ts';

type Raw = Record<string, unknown>;

/** What a transaction runs on. */
export interface Context {
  readonly site: string;
  readonly connection: Connection;
  readonly statements: Statements;
  readonly kind: Database['kind'];
}

export class SqlReadTx implements ReadTx {
  protected readonly context: Context;
  protected readonly versioned: boolean = false;

  constructor(context: Context) {
    this.context = context;
  }

  async get<T extends Table>(table: T, key: Key): Promise<Row<T> | undefined> {
    return this.one(table, key);
  }

  async getMany<T extends Table>(table: T, keys: readonly Key[]): Promise<(Row<T> | undefined)[]> {
    if (keys.length === 0) return [];
    // As a list it would cost several times as much.
    if (keys.length === 1) return [await this.one(table, keys[0]!)];
    const statement = this.context.statements.getMany(table, this.versioned);
    const wanted = new Map(keys.map((key) => [nameOf(key), key]));
    const flat = this.context.kind === 'sqlite' && statement.shape.key.length === 1;
    const list = [...(flat ? wanted.keys() : wanted.values())];
    const rows = await this.all<T>(statement, [JSON.stringify(list), this.context.site]);
    const found = new Map(rows.map((row) => [nameOf(keyOf(statement.shape, row)), row]));
    return keys.map((key) => found.get(nameOf(key)));
  }

  async range<T extends Table>(
    table: T,
    { index, eq, after = [], reverse = false, lean = false, limit }: Range,
  ): Promise<Row<T>[]> {
    const shape = { index, nulls: eq.map((value) => value === null), after: after.length, reverse, lean };
    const fixed = eq.filter((value) => value !== null);
    return this.all<T>(this.context.statements.range(table, shape, this.versioned), [
      this.context.site,
      ...fixed,
      ...after,
      limit,
    ]);
  }

  async rangeEach<T extends Table>(
    table: T,
    {
      index,
      reverse = false,
      lean = false,
      limit,
      each,
    }: Omit<Range, 'eq' | 'after'> & { readonly each: readonly Range['eq'][] },
  ): Promise<Row<T>[][]> {
    const fixed = each[0]?.length ?? 0;
    const uniform = each.every((eq) => eq.length === fixed && !eq.includes(null));
    if (!uniform || each.length < 2) {
      const answers: Row<T>[][] = [];
      for (const eq of each) answers.push(await this.range(table, { index, eq, reverse, lean, limit }));
      return answers;
    }
    const statement = this.context.statements.rangeEach(
      table,
      { index, fixed, reverse, lean },
      this.versioned,
    );
    const rows = await this.raw(statement, [this.context.site, JSON.stringify(each), limit]);
    const answers: Row<T>[][] = each.map(() => []);
    for (const values of rows) answers[(values.at(-1) as number) - 1]!.push(this.decode(statement, values));
    return answers;
  }

  position(): Promise<Position> {
    return positionOf(this.context);
  }

  protected one<T extends Table>(table: T, key: Key): Row<T> | undefined | Promise<Row<T> | undefined> {
    const statement = this.context.statements.get(table, this.versioned);
    const rows = this.all<T>(statement, [this.context.site, ...key]);
    return rows instanceof Promise ? rows.then(([row]) => row) : rows[0];
  }

  /** At once where the database answers at once: most of what a request costs would else be waiting for what is there. */
  protected all<T extends Table>(
    statement: Statement,
    parameters: readonly Value[],
  ): Row<T>[] | Promise<Row<T>[]> {
    const decoded = (rows: readonly unknown[][]): Row<T>[] =>
      rows.map((values) => this.decode<T>(statement, values));
    const rows = this.raw(statement, parameters);
    return rows instanceof Promise ? rows.then(decoded) : decoded(rows);
  }

  protected raw(
    statement: Statement,
    parameters: readonly Value[],
  ): readonly unknown[][] | Promise<readonly unknown[][]> {
    return this.context.connection.values(statement.with(parameters));
  }

  protected decode<T extends Table>({ shape, reading }: Statement, values: readonly unknown[]): Row<T> {
    const row = decodeRow<Row<T>>(reading, values);
    if (this.versioned) this.sawVersion(shape, row, values[reading.names.length]);
    return row;
  }

  protected sawVersion(_shape: Shape, _row: object, _version: unknown): void {}
}

export class SqlWriteTx extends SqlReadTx implements WriteTx {
  readonly events: Omit<EventRow, 'seq'>[] = [];
  /** Whether the site itself was made here: its log begins with it. */
  founded = false;
  protected override readonly versioned: boolean;
  /**
   * Versions of the rows read, by table and key. On PostgreSQL, writes with different locks run side by side: an update
   * of a row that somebody else changed since it was read here must not overwrite their change.
   */
  readonly #versions = new Map<string, string>();
  /**
   * Rows read in this transaction, as they stand by now: what a use case looks at twice is asked for once, and what the writes of a
   * group all look at, such as the site's settings, once for all of them.
   */
  readonly #rows: Map<string, object>;

  constructor(context: Context) {
    super(context);
    this.versioned = context.kind === 'postgres';
    this.#rows = context.connection.rowsOf?.(context.site) ?? new Map<string, object>();
  }

  override async get<T extends Table>(table: T, key: Key): Promise<Row<T> | undefined> {
    const id = idOf(table, key);
    let row = this.#rows.get(id) as Row<T> | undefined;
    if (!row) {
      row = await this.one(table, key);
      if (row) this.#rows.set(id, row);
    }
    return row && { ...row };
  }

  override async getMany<T extends Table>(table: T, keys: readonly Key[]): Promise<(Row<T> | undefined)[]> {
    if (keys.length === 1) return [await this.get(table, keys[0]!)];
    const unknown = keys.filter((key) => !this.#rows.has(idOf(table, key)));
    for (const row of await super.getMany(table, unknown))
      if (row) this.#rows.set(idOf(table, keyOf(shapeOf(table), row)), row);
    return keys.map((key) => {
      const row = this.#rows.get(idOf(table, key));
      return row && ({ ...row } as Row<T>);
    });
  }

  async insert<T extends Table>(table: T, row: Row<T>): Promise<void> {
    const values = encodeRow(shapeOf(table), row as unknown as Raw);
    const changed = await this.#run(this.context.statements.insert(table), [this.context.site, ...values]);
    if (changed === 0) throw taken(table);
    if (table === 'settings') this.founded = true;
  }

  /** PostgreSQL alone: many rows in one statement. Throws {@link UniqueViolation} when any of them is taken. */
  async insertMany<T extends Table>(table: T, rows: readonly Row<T>[]): Promise<void> {
    const statement = this.context.statements.insertMany(table);
    const changed = await this.#run(statement, [this.context.site, JSON.stringify(rows)]);
    if (changed < rows.length) throw taken(table);
  }

  async update<T extends Table>(table: T, key: Key, patch: Partial<Row<T>>): Promise<void> {
    const changes = changesOf(shapeOf(table), patch);
    if (changes.length === 0) return;
    const id = idOf(table, key);
    const version = this.#versions.get(id);
    const statement = this.context.statements.update(table, changes.map(({ name }) => name), version !== undefined); // prettier-ignore
    const values = changes.map(({ name, kind }) => encode(kind, (patch as Raw)[name]));
    const check = version === undefined ? [] : [version];
    const changed = await this.#run(statement, [...values, this.context.site, ...key, ...check]);
    // From here on the row is ours: nobody else can change it before this transaction ends.
    this.#versions.delete(id);
    const known = this.#rows.get(id);
    // JSON is read again, as it was written.
    if (changes.some(({ kind }) => kind === 'json')) this.#rows.delete(id);
    else if (known) this.#rows.set(id, { ...known, ...defined(patch) });
    if (changed === 0 && version !== undefined)
      throw new WriteConflict(`A row of ${table} was changed meanwhile.`);
    if (changed === 0) throw missing(table, key);
  }

  async delete(table: Table, key: Key): Promise<void> {
    this.#rows.delete(idOf(table, key));
    await this.#run(this.context.statements.delete(table), [this.context.site, ...key]);
  }

  append(event: Omit<EventRow, 'seq'>): void {
    this.events.push(event);
  }

  #run(statement: Statement, parameters: readonly Value[]): number | Promise<number> {
    return this.context.connection.change(statement.with(parameters));
  }

  protected override sawVersion(shape: Shape, row: object, version: unknown): void {
    const id = idOf(shape.name, keyOf(shape, row));
    // The first reading counts: what was decided on it must not be saved by a later one.
    if (!this.#versions.has(id)) this.#versions.set(id, version as string);
  }
}

/** The columns that a patch changes. Throws for one that the table doesn't have. */
export function changesOf(shape: Shape, patch: object): Shape['columns'] {
  const strangers = Object.keys(patch).filter(
    (name) => !shape.columns.some((column) => column.name === name),
  );
  if (strangers.length > 0) throw new Error(`The table ${shape.name} has no column ${strangers.join(', ')}.`);
  return shape.columns.filter(({ name }) => (patch as Raw)[name] !== undefined);
}

export const missing = (table: Table, key: Key): Error =>
  new Error(`There is no row ${JSON.stringify(key)} in ${table} to update.`);

export const taken = (table: Table): UniqueViolation =>
  new UniqueViolation(`There is already such a row in ${table}.`);

export const keyOf = ({ key }: Shape, row: object): Key =>
  key.map((name) => (row as Raw)[name] as string | number);

/** Tells keys of one table apart; most have one column. */
const nameOf = (key: Key): string | number => (key.length === 1 ? key[0]! : JSON.stringify(key));

export const idOf = (table: Table, key: Key): string => `${table} ${nameOf(key)}`;

const defined = (patch: object): object =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
