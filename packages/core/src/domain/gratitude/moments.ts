import type { Time } from '../common.ts';
import type { Moment } from './types.ts';

/** How long something good is still fresh: after that, an invitation would come out of nowhere. */
export const MOMENT_LIFE = 14 * 86_400_000;

/**
 * The moment that may be followed by an invitation: the newest that is fresh and was not used. `null`: now is none. Using it
 * uses up all that came before, so that three good things in an hour are one occasion.
 */
export function momentNow(
  moments: readonly (Moment & { readonly usedAt: Time | null })[],
  now: Time,
): Moment | null {
  const fresh = moments.filter(({ at, usedAt }) => usedAt === null && at <= now && now < at + MOMENT_LIFE);
  const newest = fresh.toSorted((a, b) => b.at - a.at)[0];
  if (!newest) return null;
  const { usedAt: _, ...moment } = newest;
  return moment;
}
