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

/** The row of the table's columns alone, as a plain object, with JSON text turned back into values. */
export function decodeRow<R>(shape: Shape, raw: Readonly<Record<string, unknown>>): R {
  const row: Record<string, unknown> = {};
  for (const { name, kind } of shape.columns) {
    const value = raw[name];
    row[name] = kind === 'json' && typeof value === 'string' ? (JSON.parse(value) as unknown) : value;
  }
  return row as R;
}
