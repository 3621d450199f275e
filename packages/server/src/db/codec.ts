import type { Table } from '@hearth/core/engine';
import type { Shape } from './shape.ts';

/** What travels to either database: JSON travels as text. */
export type Value = string | number | null;

/** A row's values in the order of the table's columns; a column that is missing is a defect of the caller. */
export function encodeRow(shape: Shape, row: Readonly<Record<string, unknown>>): Value[] {
  return shape.columns.map(({ name, kind }) => {
    const value = row[name];
    if (value === undefined) throw new Error(`A row for ${shape.name} lacks ${name}.`);
    return encode(kind, value);
  });
}

export function encode(kind: string, value: unknown): Value {
  if (value === undefined) throw new TypeError('A column cannot be undefined.');
  if (kind === 'json') return value === null ? null : JSON.stringify(value);
  return value as Value;
}

/** Which of a table's columns a statement reads, in the table's order. */
export interface Reading {
  readonly table: Table;
  readonly names: readonly string[];
  /** Places of JSON among them. */
  readonly json: readonly number[];
  /** A row with all of the table's columns, to be copied: to add so many one by one makes an object slow for its life. */
  readonly blank: Readonly<Record<string, unknown>>;
}

/** What lean rows leave out, and hold instead: of all text the longest, and not part of what everybody is shown. */
const LEAN: Readonly<Partial<Record<Table, Readonly<Record<string, unknown>>>>> = {
  comments: { source: '', hash: '', signs: [] },
};

export function readingOf({ name: table, columns }: Shape, lean: boolean): Reading {
  const left: Readonly<Record<string, unknown>> = (lean && LEAN[table]) || {};
  const read = columns.filter(({ name }) => !(name in left));
  // Parsed, so that the engine knows how large a row is before it makes the first one.
  const empty = JSON.stringify(Object.fromEntries(columns.map(({ name }) => [name, left[name] ?? null])));
  return {
    table,
    names: read.map(({ name }) => name),
    json: read.flatMap(({ kind }, at) => (kind === 'json' ? [at] : [])),
    blank: JSON.parse(empty) as Record<string, unknown>,
  };
}

/** A row as a plain object, from values that begin with those that were read; JSON text is turned back into what it says. */
export function decodeRow<R>({ table, names, json, blank }: Reading, values: readonly unknown[]): R {
  const row: Record<string, unknown> = { ...blank };
  for (let at = 0; at < names.length; at++) row[names[at]!] = values[at];
  for (const at of json) {
    const text = values[at];
    if (typeof text === 'string') row[names[at]!] = parse(table, text);
  }
  return row as R;
}

/** What operators declare is read with nearly every request, and seldom another text than the last time. */
const DECLARED: ReadonlySet<Table> = new Set<Table>(['settings', 'badges']);
const declared = new Map<string, unknown>();
const KEPT = 500;

function parse(table: Table, text: string): unknown {
  if (text === '{}') return {}; // most comments have no reactions …
  if (text === '[]') return []; // … and look like no spam
  if (!DECLARED.has(table)) return JSON.parse(text);
  let value = declared.get(text);
  if (value === undefined) {
    value = JSON.parse(text, (_, part: unknown) => Object.freeze(part)); // many will hold it
    if (declared.size >= KEPT) declared.clear();
    declared.set(text, value);
  }
  return value;
}
