import type { Cursor } from '../../domain/common.ts';

/**
 * Whether position `a` lies before `b`: `null` when nobody can tell. Cursors are opaque to clients, with one
 * exception: two of the form `epoch.number` with the same epoch are ordered by their number. For cursors of another
 * form (a backend with a log of its own) the caller reads again instead of guessing.
 */
export function isBefore(a: Cursor, b: Cursor): boolean | null {
  if (a === b) return false;
  const [epochA, seqA] = split(a);
  const [epochB, seqB] = split(b);
  return epochA === epochB && seqA >= 0 && seqB >= 0 ? seqA < seqB : null;
}

function split(cursor: Cursor): [epoch: string, seq: number] {
  const dot = cursor.lastIndexOf('.');
  const digits = cursor.slice(dot + 1);
  return [cursor.slice(0, Math.max(dot, 0)), dot > 0 && /^\d+$/.test(digits) ? Number(digits) : -1];
}
