import type { Time } from '../../common.ts';

/** So much later handed in counts as much as ten times the votes. */
export const TENFOLD = 7 * 24 * 3_600_000;

/**
 * What `trending` sorts by, highest first:
 *
 *     log₁₀(1 + votes) + createdAt / TENFOLD
 *
 * The first nine votes count as much as the next ninety, and an idea of a week ago needs ten times as many as one of today.
 * Between two ideas only the difference of their ages matters, so time moves no key: it is stored, and changes with votes
 * alone. After `hot` of reddit's `_sorts.pyx` (2008–2017, CPAL), where twelve and a half hours are worth ten times the votes:
 * news age faster than ideas.
 */
export const trendingKey = (votes: number, createdAt: Time): number =>
  Math.log10(1 + Math.max(0, votes)) + createdAt / TENFOLD;
