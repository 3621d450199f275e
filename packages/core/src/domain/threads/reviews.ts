import { TOPIC_LIMIT, type Ratings } from './types.ts';

/** Where reviews are taken: topics as they are, or beginnings of topics that end in `*`. */
export interface ReviewPolicy {
  readonly topics: readonly string[];
}

/** The most stars of a rating; the least is half a one. */
export const MOST_STARS = 5;
/** How many different ratings there are: half a star, one, one and a half, … */
export const RATING_STEPS = 2 * MOST_STARS;

/** Whether something is a rating: 0.5 to 5, in steps of a half. */
export const isRating = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(2 * value) && value >= 0.5 && value <= MOST_STARS;

/** Whether first comments of a topic are reviews. */
export const takesReviews = (policy: ReviewPolicy | undefined, topic: string): boolean =>
  policy?.topics.some((pattern) => topicMatches(pattern, topic)) ?? false;

/** Whether a topic is what a pattern names: itself, or one that begins as the pattern does before its `*`. */
export const topicMatches = (pattern: string, topic: string): boolean =>
  pattern.endsWith('*') ? topic.startsWith(pattern.slice(0, -1)) : topic === pattern;

/** Whether a policy may name topics so: 1 to {@link TOPIC_LIMIT} characters, with a `*` only at the end. */
export const isTopicPattern = (pattern: string): boolean =>
  pattern !== '' && pattern.length <= TOPIC_LIMIT && !pattern.slice(0, -1).includes('*');

/** Counts of ratings after one has come (`by` 1) or gone (-1). They never fall below nothing. */
export function countRating(counts: readonly number[], rating: number, by: 1 | -1): number[] {
  const next = Array.from({ length: RATING_STEPS }, (_, step) => counts[step] ?? 0);
  const step = 2 * rating - 1;
  next[step] = Math.max(0, next[step]! + by);
  return next;
}

/** What counts by half stars come to; an empty list is nothing yet. The mean comes of whole numbers, so it is the same everywhere. */
export function ratingsOf(counts: readonly number[]): Ratings {
  const distribution = Array.from({ length: RATING_STEPS }, (_, step) => counts[step] ?? 0);
  const count = distribution.reduce((sum, each) => sum + each, 0);
  const halves = distribution.reduce((sum, each, step) => sum + each * (step + 1), 0);
  return { count, mean: count === 0 ? null : Math.round((halves * 50) / count) / 100, distribution };
}

/**
 * The distribution in full stars, from one to five, as bars show it: a half counts with the star that it is half of, so 4.5
 * stands with 5, and half a star with 1.
 */
export const fullStars = (distribution: readonly number[]): number[] =>
  Array.from(
    { length: MOST_STARS },
    (_, star) => (distribution[2 * star] ?? 0) + (distribution[2 * star + 1] ?? 0),
  );

/** A mean as stars are drawn: to the nearest half. */
export const toHalves = (mean: number): number => Math.round(2 * mean) / 2;
