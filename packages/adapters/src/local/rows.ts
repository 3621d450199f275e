import { TABLES, type Range, type Table } from '@hearth/core/engine';

/** A row as the store handles it: it knows columns, not meanings. */
export type AnyRow = Readonly<Record<string, unknown>>;
type Value = string | number | null;

interface Shape {
  readonly columns: Readonly<Record<string, string>>;
  readonly key: readonly string[];
  readonly indexes: Readonly<Record<string, { readonly columns: readonly string[]; readonly unique?: true }>>;
}

export const shapeOf = (table: Table): Shape => TABLES[table];

/** One text for a key's values, to look rows up by. */
export const keyText = (values: readonly unknown[]): string => JSON.stringify(values);

/** Columns that give an index its order: its own, then those of the key that it does not name. */
export function orderOf(table: Table, index: string | undefined): readonly string[] {
  const { key, indexes } = shapeOf(table);
  if (index === undefined) return key;
  const named = indexes[index]?.columns;
  if (!named) throw new Error(`The table ${table} has no index ${index}.`);
  return [...named, ...key.filter((column) => !named.includes(column))];
}

/** `null` comes first, as in SQLite; text by UTF-16 units, which for ids and names of ours is the order of bytes. */
const compareValues = (a: Value, b: Value): number =>
  a === b ? 0 : a === null ? -1 : b === null ? 1 : a < b ? -1 : 1;

/** Compares a row with the values of the first columns of an order. */
export function compareWith(row: AnyRow, columns: readonly string[], values: readonly unknown[]): number {
  for (let at = 0; at < values.length; at++) {
    const order = compareValues(row[columns[at]!] as Value, values[at] as Value);
    if (order !== 0) return order;
  }
  return 0;
}

export const compareRows = (a: AnyRow, b: AnyRow, columns: readonly string[]): number =>
  compareWith(
    a,
    columns,
    columns.map((column) => b[column]),
  );

/**
 * The rows of one table: by key, and sorted by each index that was asked for. An index is built at its first use and
 * kept from then on, so loading a table costs nothing but the map. Rows are never changed in place, only replaced.
 */
export class Rows {
  readonly table: Table;
  readonly #byKey: Map<string, AnyRow>;
  readonly #sorted: Map<string | undefined, AnyRow[]>;

  constructor(table: Table, from?: Rows) {
    this.table = table;
    this.#byKey = new Map(from ? from.#byKey : []);
    this.#sorted = new Map(from ? [...from.#sorted].map(([index, rows]) => [index, rows.slice()]) : []);
  }

  get(key: string): AnyRow | undefined {
    return this.#byKey.get(key);
  }

  keyOf(row: AnyRow): string {
    return keyText(shapeOf(this.table).key.map((column) => row[column]));
  }

  put(row: AnyRow): void {
    const key = this.keyOf(row);
    this.remove(key);
    this.#byKey.set(key, row);
    for (const [index, rows] of this.#sorted) {
      const columns = orderOf(this.table, index);
      const at = bound(
        rows,
        columns,
        columns.map((column) => row[column]),
        false,
      );
      rows.splice(at, 0, row);
    }
  }

  remove(key: string): void {
    const row = this.#byKey.get(key);
    if (!row) return;
    this.#byKey.delete(key);
    for (const [index, rows] of this.#sorted) {
      const columns = orderOf(this.table, index);
      rows.splice(
        bound(
          rows,
          columns,
          columns.map((column) => row[column]),
          false,
        ),
        1,
      );
    }
  }

  all(): Iterable<AnyRow> {
    return this.#byKey.values();
  }

  /** The rows of a stretch in its order, without its limit. */
  *scan({ index, eq, after = [], reverse = false }: Omit<Range, 'limit'>): Generator<AnyRow> {
    const columns = orderOf(this.table, index);
    const rows = this.#sortedBy(index, columns);
    const start = [...eq, ...after];
    const behind = after.length > 0;
    for (
      let at = reverse ? bound(rows, columns, start, !behind) - 1 : bound(rows, columns, start, behind);
      at >= 0 && at < rows.length && compareWith(rows[at]!, columns, eq) === 0;
      at += reverse ? -1 : 1
    ) {
      yield rows[at]!;
    }
  }

  #sortedBy(index: string | undefined, columns: readonly string[]): AnyRow[] {
    let rows = this.#sorted.get(index);
    if (!rows)
      this.#sorted.set(index, (rows = [...this.#byKey.values()].sort((a, b) => compareRows(a, b, columns))));
    return rows;
  }
}

/** How many rows come before `values`; with `past`, those equal to it count too. */
function bound(
  rows: readonly AnyRow[],
  columns: readonly string[],
  values: readonly unknown[],
  past: boolean,
): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = compareWith(rows[middle]!, columns, values);
    if (order < 0 || (past && order === 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}
