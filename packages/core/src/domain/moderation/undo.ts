import type { Time } from '../common.ts';
import type { Facts, StaffAction } from './types.ts';

/** How long staff may undo: long enough for a slip of the hand, too short to rewrite what people have built on since. */
export const UNDO_WINDOW = 10 * 60_000;

interface Done {
  readonly action: StaffAction;
  readonly at: Time;
  readonly undoneAt: Time | null;
}

/** Until when an action can be undone; `null`: it was undone, its time has passed, or nothing brings it back. */
export function undoUntil({ action, at, undoneAt }: Done, now: Time): Time | null {
  // Deleted words are gone: there is nothing to bring back.
  if (action === 'delete' || undoneAt !== null) return null;
  return now < at + UNDO_WINDOW ? at + UNDO_WINDOW : null;
}

/** Whether everything that an action left behind is still so. */
export const stillSo = (now: Facts, after: Facts): boolean =>
  Object.entries(after).every(([name, value]) => now[name] === value);
