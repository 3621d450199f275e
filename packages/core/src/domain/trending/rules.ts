import type { Time } from '../common.ts';
import type { Problem } from '../problem.ts';

/** When a thread takes off. */
export interface TrendingPolicy {
  /** Percent of the audience, by acts: comments, reactions and votes for what is said there. More than 0, at most 100. */
  readonly rate: number;
  /** Milliseconds looked back. Whole days, 1 to 30. */
  readonly within: number;
  /** How many follow the brand. Default: members active in the last 90 days, if they are 50 or more. */
  readonly audience?: number;
}

export const DAY = 86_400_000;

/** Fewer say nothing about a share of them: ten members would be taken off by one word. */
export const FEWEST = 50;

/** Acts by UTC day, of the days looked back to. */
export type Days = Readonly<Record<string, number>>;

export const dayOf = (at: Time): number => Math.floor(at / DAY);

/** The days that count at `now`; today is the last of `within`. */
export function recent(days: Days, { within }: Pick<TrendingPolicy, 'within'>, now: Time): Days {
  const first = dayOf(now) - within / DAY + 1;
  return Object.fromEntries(Object.entries(days).filter(([day]) => Number(day) >= first));
}

/** Since when acts count at `now`: a day's midnight in UTC. */
export const since = ({ within }: Pick<TrendingPolicy, 'within'>, now: Time): Time =>
  (dayOf(now) - within / DAY + 1) * DAY;

export const actsIn = (days: Days): number => Object.values(days).reduce((sum, acts) => sum + acts, 0);

/**
 * Engagement in percent: acts per hundred of the audience, (150 + 7) / 5000 → 3.14. `null` without an audience.
 *
 * @see product definition L20, L21
 */
export const engagementRate = (acts: number, audience: number): number | null =>
  audience > 0 ? (100 * acts) / audience : null;

/** Whether so many acts are enough. By whole numbers of acts: 3 % of 5,000 are 150, not 149.99… */
export const takesOff = (acts: number, audience: number, { rate }: Pick<TrendingPolicy, 'rate'>): boolean =>
  audience > 0 && acts > 0 && acts * 100 >= rate * audience;

export function trendingProblems({ rate, within, audience = FEWEST }: TrendingPolicy): Problem[] {
  const list: Problem[] = [];
  if (!(rate > 0 && rate <= 100))
    list.push({ field: 'rate', reason: 'format', hint: 'Write a percentage above 0, up to 100.' });
  if (within < DAY || within > 30 * DAY || within % DAY !== 0)
    list.push({ field: 'within', reason: 'format', hint: 'Write whole days, 1d to 30d.' });
  if (audience < 1)
    list.push({ field: 'audience', reason: 'format', hint: 'Write how many follow you, 1 or more.' });
  return list;
}
