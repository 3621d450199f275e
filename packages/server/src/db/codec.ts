import type { Table } from '@hearth/core/engine';
import type { Shape } from './shape.ts';

/** What travels to either database: JSON travels as text. */
export type Value = string | number | null;

/** A row's values in the order of the table's columns; a column that is missing is a defect of the caller. */
export function encodeRow(shape: Shape, row: Readonly<Record<string, unknown>>): Value[] {
  return shape.columns.map(({ name, kind }) => {
    if (!(name in row)) throw new Error(`A row for ${shape.name} lacks ${name}.`);
    return encode(kind, row[name]);
  });
}

export function encode(kind: string, value: unknown): Value {
  if (value === undefined) throw new TypeError('A column cannot be undefined.');
  if (kind === 'json') return value === null ? null : JSON.stringify(value);
  return value as Value;
}

/**
 * A row as a plain object, from values that begin with those of the table's columns in their order; JSON text is turned
 * back into what it says.
 */
export function decodeRow<R>({ name: table, columns }: Shape, values: readonly unknown[]): R {
  const row: Record<string, unknown> = {};
  for (let at = 0; at < columns.length; at++) {
    const { name, kind } = columns[at]!;
    const value = values[at];
    row[name] = kind === 'json' && typeof value === 'string' ? parse(table, value) : value;
  }
  return row as R;
}

/** What operators declare is read with nearly every request, and seldom another text than the last time. */
const DECLARED: ReadonlySet<Table> = new Set<Table>(['settings', 'badges']);
const declared = new Map<string, unknown>();
const KEPT = 500;

function parse(table: Table, text: string): unknown {
  if (text === '{}') return {}; // most comments have no reactions
  if (!DECLARED.has(table)) return JSON.parse(text);
  let value = declared.get(text);
  if (value === undefined) {
    value = JSON.parse(text, (_, part: unknown) => Object.freeze(part)); // many will hold it
    if (declared.size >= KEPT) declared.clear();
    declared.set(text, value);
  }
  return value;
}
