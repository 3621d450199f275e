import { SMALLEST_GROUP } from '../segments/rules.ts';
import type { Comparison, Counters, Streak, WeekCounters } from './types.ts';

/** Who is answered took part in the exchange if what they said is no older: words of somebody who left keep no streak. */
export const ANSWERED_WITHIN = 7 * 86_400_000;

/** Weeks that a broken streak is spoken of. */
const MOURNED = 4;
/** Weeks with an exchange that a grace week takes before there is another one. */
const BETWEEN_GRACE = 4;

export const NO_COUNTERS: Counters = { exchanges: 0, contributions: 0, decisions: 0, invitations: 0 };
export const COUNTERS = ['exchanges', 'contributions', 'decisions', 'invitations'] as const;

/**
 * The streak in week `now`: consecutive ISO weeks with at least one exchange. A single week without one is forgiven, and not
 * counted: a week of illness or a journey ends nothing. The next is forgiven after four more weeks with an exchange. The
 * week that runs can't have been missed yet.
 */
export function streakOf(weeks: readonly Pick<WeekCounters, 'week' | 'exchanges'>[], now: number): Streak {
  const active = weeks
    .filter(({ week, exchanges }) => exchanges > 0 && week <= now)
    .map(({ week }) => week)
    .sort((a, b) => a - b);
  let [count, best, last, sinceGrace] = [0, 0, -Infinity, Infinity];
  const bridged = (week: number): boolean => week - last === 2 && sinceGrace >= BETWEEN_GRACE;
  for (const week of active) {
    if (week === last) continue;
    if (bridged(week)) [count, sinceGrace] = [count + 1, 1];
    else if (week - last === 1) [count, sinceGrace] = [count + 1, sinceGrace + 1];
    else [count, sinceGrace] = [1, Infinity];
    last = week;
    best = Math.max(best, count);
  }
  if (count === 0) return { state: 'none', weeks: 0, best };
  if (last === now) return { state: 'kept', weeks: count, best };
  if (last === now - 1) return { state: 'open', weeks: count, best };
  if (bridged(now)) return { state: 'grace', weeks: count, best };
  // It ended when the first week that was not forgiven was over.
  const told = now - last - (sinceGrace >= BETWEEN_GRACE ? 2 : 1) <= MOURNED;
  return told ? { state: 'ended', weeks: 0, best, was: count } : { state: 'none', weeks: 0, best };
}

/** Weeks that the score looks at, the running one included: a quarter of a year. */
export const SCORE_WEEKS = 13;
/** What one counts, and how many of them count in a week: regular company weighs more than a busy day. */
export const SCORE: {
  readonly [K in keyof Counters]: { readonly weight: number; readonly perWeek: number };
} = {
  exchanges: { weight: 3, perWeek: 5 },
  contributions: { weight: 1, perWeek: 5 },
  decisions: { weight: 2, perWeek: 5 },
  invitations: { weight: 5, perWeek: 2 },
};

/**
 * How much of a relationship there is beyond transactions ("Ongoing Relationships Beyond Individual Transactions", ORBIT): the
 * sum of what was done in the last 13 weeks by its weight. 0 for whoever only buys.
 */
export const relationshipScore = (weeks: readonly WeekCounters[], now: number): number =>
  weeks
    .filter(({ week }) => week <= now && week > now - SCORE_WEEKS)
    .flatMap((week) =>
      COUNTERS.map((counter) => {
        const { weight, perWeek } = SCORE[counter];
        return weight * Math.min(week[counter], perWeek);
      }),
    )
    .reduce((sum, points) => sum + points, 0);

/**
 * One's own figure beside the mean of the others. `others`: how many they are, and what theirs add up to. There is no mean of
 * fewer than five: it would tell of each of them.
 */
export function compared(
  own: number,
  others: { readonly members: number; readonly sum: number },
): Comparison {
  if (others.members < SMALLEST_GROUP) return { own };
  const mean = others.sum / others.members;
  return {
    own,
    mean: Math.round(mean * 10) / 10,
    ...(mean > 0 && { percent: Math.round((own / mean - 1) * 100) }),
  };
}
