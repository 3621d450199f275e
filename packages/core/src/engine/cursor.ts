import type { Cursor } from '../domain/common.ts';
import type { Position } from './store.ts';

export const toCursor = ({ epoch, seq }: Position): Cursor => `${epoch}.${seq}`;

/** `null` for anything that is not one of our cursors. */
export function fromCursor(cursor: Cursor): Position | null {
  const match = /^([0-9a-z]{1,32})\.(\d{1,15})$/.exec(cursor);
  return match ? { epoch: match[1]!, seq: Number(match[2]) } : null;
}
