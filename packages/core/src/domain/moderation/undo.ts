import type { Time } from '../common.ts';
import type { Facts, StaffAction } from './types.ts';

/**
 * How long staff may undo, and members bring back what they deleted: long enough for a slip of the hand, too short to
 * rewrite what people have built on since.
 */
export const UNDO_WINDOW = 10 * 60_000;

/**
 * What can't be taken apart again; a poll's step and a badge, of which people have heard: a further one puts it right; what is in a
 * ledger, where nothing is undone; and thanks.
 */
const FOR_GOOD: readonly StaffAction[] = [
  'merge',
  'stage',
  'grant',
  'revoke',
  'allow',
  'deny',
  'pay',
  'correct',
  'thank',
];

interface Done {
  readonly action?: StaffAction;
  readonly at: Time;
  readonly undoneAt: Time | null;
}

/** Until when an action can be undone; `null`: never, it was undone, or its time has passed. */
export const undoUntil = ({ action, at, undoneAt }: Done, now: Time): Time | null =>
  undoneAt === null && now < at + UNDO_WINDOW && !(action && FOR_GOOD.includes(action))
    ? at + UNDO_WINDOW
    : null;
/** Whether everything that an action left behind is still so. */
export const stillSo = (now: Facts, after: Facts): boolean =>
  Object.entries(after).every(([name, value]) => now[name] === value);
