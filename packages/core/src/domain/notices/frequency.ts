import type { Time } from '../common.ts';

const DAY = 86_400_000;

/** How often something may come: at most `cap` times within `days` days back from any moment. */
export interface Frequency {
  readonly cap: number;
  readonly days: number;
}

/** Those of `at` that still count now. */
export const within = (at: readonly Time[], days: number, now: Time): Time[] =>
  at.filter((time) => now - time < days * DAY);

/** Whether one more may come now (L13). */
export const hasRoom = (at: readonly Time[], now: Time, { cap, days }: Frequency): boolean =>
  within(at, days, now).length < cap;

/**
 * When there is room for one more, at `now` or later: what is held by a cap is not lost, it waits. `at` may hold times to come, which
 * were given out in this way. `null`: never, where nothing may come at all.
 */
export function roomAt(at: readonly Time[], now: Time, { cap, days }: Frequency): Time | null {
  if (cap === 0) return null;
  const before = at.toSorted((a, b) => b - a)[cap - 1];
  return before === undefined ? now : Math.max(now, before + days * DAY);
}
