import {
  UniqueViolation,
  type EventRow,
  type Key,
  type Position,
  type Range,
  type Row,
  type Table,
  type WriteTx,
} from '@hearth/core/engine';
import { compareRows, keyText, orderOf, Rows, shapeOf, type AnyRow } from './rows.ts';

/** The rows of one site at one moment. */
export interface Snapshot {
  readonly tables: ReadonlyMap<Table, Rows>;
  readonly position: Position;
}

/** What a write wants changed: rows to put, and keys whose stored row is replaced or gone. */
export interface Staged {
  readonly rows: Rows;
  readonly touched: Set<string>;
}

const frozen = <T>(value: T): T => {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value))
    Object.values(Object.freeze(value)).forEach(frozen);
  return value;
};

/** Our own copy of a row with exactly the table's columns, frozen: what is stored changes by transactions alone. */
function owned(table: Table, row: AnyRow): AnyRow {
  const { columns } = shapeOf(table);
  const unknown = Object.keys(row).find((column) => !(column in columns));
  if (unknown !== undefined) throw new Error(`The table ${table} has no column ${unknown}.`);
  return Object.freeze(
    Object.fromEntries(
      Object.entries(columns).map(([column, type]) => {
        const value = row[column];
        if (value === undefined) throw new Error(`The row for ${table} lacks ${column}.`);
        return [column, type === 'json' ? frozen(structuredClone(value)) : value];
      }),
    ),
  );
}

/** Reads over a snapshot and, in a write, over what it has staged so far. Nothing here waits, so nothing can come between. */
export class Transaction implements WriteTx {
  readonly #snapshot: Snapshot;
  readonly staged = new Map<Table, Staged>();
  readonly events: Omit<EventRow, 'seq'>[] = [];
  #open = true;

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
  }

  close(): void {
    this.#open = false;
  }

  async get<T extends Table>(table: T, key: Key): Promise<Row<T> | undefined> {
    return this.#row(table, keyText(key)) as Row<T> | undefined;
  }

  async getMany<T extends Table>(table: T, keys: readonly Key[]): Promise<(Row<T> | undefined)[]> {
    return keys.map((key) => this.#row(table, keyText(key)) as Row<T> | undefined);
  }

  async range<T extends Table>(table: T, range: Range): Promise<Row<T>[]> {
    return this.#range(table, range) as unknown as Row<T>[];
  }

  async rangeEach<T extends Table>(
    table: T,
    { each, ...range }: Omit<Range, 'eq' | 'after'> & { readonly each: readonly Range['eq'][] },
  ): Promise<Row<T>[][]> {
    return each.map((eq) => this.#range(table, { ...range, eq }) as unknown as Row<T>[]);
  }

  async position(): Promise<Position> {
    return this.#snapshot.position;
  }

  async insert<T extends Table>(table: T, row: Row<T>): Promise<void> {
    const copy = owned(table, row as unknown as AnyRow);
    const staged = this.#stage(table);
    const key = staged.rows.keyOf(copy);
    if (this.#row(table, key)) throw new UniqueViolation(`${table} ${key} exists.`);
    this.#checkUnique(table, copy, key);
    staged.rows.put(copy);
    staged.touched.add(key);
  }

  async update<T extends Table>(table: T, key: Key, patch: Partial<Row<T>>): Promise<void> {
    const text = keyText(key);
    const before = this.#row(table, text);
    if (!before) throw new Error(`${table} ${text} is missing.`);
    const staged = this.#stage(table);
    const copy = owned(table, { ...before, ...patch });
    if (staged.rows.keyOf(copy) !== text) throw new Error(`A key of ${table} cannot change.`);
    this.#checkUnique(table, copy, text);
    staged.rows.put(copy);
    staged.touched.add(text);
  }

  async delete(table: Table, key: Key): Promise<void> {
    const staged = this.#stage(table);
    const text = keyText(key);
    staged.rows.remove(text);
    staged.touched.add(text);
  }

  append(event: Omit<EventRow, 'seq'>): void {
    this.#check();
    this.events.push(frozen(structuredClone(event)));
  }

  #check(): void {
    if (!this.#open) throw new Error('This transaction has ended.');
  }

  #stage(table: Table): Staged {
    this.#check();
    let staged = this.staged.get(table);
    if (!staged) this.staged.set(table, (staged = { rows: new Rows(table), touched: new Set() }));
    return staged;
  }

  #row(table: Table, key: string): AnyRow | undefined {
    this.#check();
    const staged = this.staged.get(table);
    return staged?.touched.has(key) ? staged.rows.get(key) : this.#snapshot.tables.get(table)?.get(key);
  }

  #range(table: Table, { limit, ...range }: Range): AnyRow[] {
    this.#check();
    const found: AnyRow[] = [];
    if (limit <= 0) return found;
    for (const row of this.#scan(table, range)) if (found.push(row) >= limit) break;
    return found;
  }

  /** Stored and staged rows of a stretch, merged in its order. */
  *#scan(table: Table, range: Omit<Range, 'limit'>): Generator<AnyRow> {
    const staged = this.staged.get(table);
    const stored = this.#snapshot.tables.get(table)?.scan(range) ?? [];
    if (!staged) {
      yield* stored;
      return;
    }
    const columns = orderOf(table, range.index);
    const direction = range.reverse ? -1 : 1;
    const fresh = staged.rows.scan(range);
    let next = fresh.next();
    for (const row of stored) {
      if (staged.touched.has(staged.rows.keyOf(row))) continue;
      for (; !next.done && compareRows(next.value, row, columns) * direction < 0; next = fresh.next())
        yield next.value;
      yield row;
    }
    for (; !next.done; next = fresh.next()) yield next.value;
  }

  #checkUnique(table: Table, row: AnyRow, key: string): void {
    for (const [index, { columns, unique }] of Object.entries(shapeOf(table).indexes)) {
      if (!unique) continue;
      for (const other of this.#scan(table, { index, eq: columns.map((column) => row[column] as string) })) {
        if (keyText(shapeOf(table).key.map((column) => other[column])) !== key) {
          throw new UniqueViolation(`${table}: ${columns.join(', ')} is taken.`);
        }
      }
    }
  }
}
