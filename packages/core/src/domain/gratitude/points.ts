import { SLUG } from '../problem.ts';
import { isMoney } from '../money.ts';
import { idProblems, problems, type Problem } from '../problem.ts';
import { BADGE_TRIGGERS } from '../badges/types.ts';
import { newYear, yearOfDay } from './calendar.ts';
import type { GiftRule, PointPeriod, PointRule, PointsDefinition, PointTier } from './types.ts';

export const POINTS_LIMIT = 1_000_000_000;
const TIER_LIMIT = 20;
const RULE_LIMIT = 50;

const whole = (value: number, least = 1): boolean =>
  Number.isSafeInteger(value) && value >= least && value <= POINTS_LIMIT;

/** Everything wrong with declared points, by paths such as `tiers.1.points`. */
export function pointsProblems({ rules, period, tiers, gift }: PointsDefinition): Problem[] {
  const { list, add } = problems();
  if (rules.length > RULE_LIMIT) add('rules', 'too-many', `Points take at most ${RULE_LIMIT} rules.`);
  rules.forEach((rule, index) => {
    const at = `rules.${index}`;
    if (!isPointSource(rule.on))
      add(
        `${at}.on`,
        'format',
        `Write what earns points: ${SOURCES.join(', ')}, or host. and the type of an event, such as host.purchase.`,
      );
    if (!whole(rule.points)) add(`${at}.points`, 'format', 'Points are a whole number of 1 or more.');
    if (rule.dailyCap !== undefined && !whole(rule.dailyCap))
      add(`${at}.dailyCap`, 'format', 'The daily cap is a whole number of points, 1 or more.');
    if (rule.per && (!isMoney(rule.per) || rule.per.value === 0))
      add(`${at}.per`, 'format', 'Write an amount, such as 1.00 EUR.');
    if (rule.per && !rule.on.startsWith('host.'))
      add(`${at}.per`, 'unknown-field', 'Only what happens at the host’s has an amount.');
    if (rules.findIndex((other) => sameRule(other, rule)) < index)
      add(`${at}.on`, 'duplicate', 'There is a rule for this already, and for this currency.');
  });
  if (typeof period === 'object' && !(whole(period.days) && period.days <= 3_660))
    add('period.days', 'format', 'Write a whole number of days from 1 to 3660.');
  if (tiers.length > TIER_LIMIT) add('tiers', 'too-many', `Points take at most ${TIER_LIMIT} tiers.`);
  list.push(
    ...idProblems(
      'tiers',
      tiers.map(({ id }) => id),
    ),
  );
  tiers.forEach(({ points }, index) => {
    const before = tiers[index - 1];
    if (!whole(points)) add(`tiers.${index}.points`, 'format', 'Points are a whole number of 1 or more.');
    else if (before && points <= before.points)
      add(`tiers.${index}.points`, 'order', `Tiers rise: this must be above ${before.points}.`);
  });
  if (gift) list.push(...giftProblems(gift, tiers));
  return list;
}

function giftProblems({ within, budget }: GiftRule, tiers: readonly PointTier[]): Problem[] {
  const { list, add } = problems();
  if (tiers.length === 0) add('gift', 'required', 'A last step leads to a tier: declare tiers.');
  if (!whole(within)) add('gift.within', 'format', 'Write a whole number of points, 1 or more.');
  else if (tiers[0] && within >= tiers[0].points)
    add(
      'gift.within',
      'too-large',
      'This would give a whole tier: write fewer points than the lowest one needs.',
    );
  if (budget !== undefined && !whole(budget))
    add('gift.budget', 'format', 'Write a whole number of points, 1 or more.');
  return list;
}

const SOURCES = BADGE_TRIGGERS.filter((trigger) => trigger !== 'host' && trigger !== 'staff');

/** `host.` and a type, or what counts for badges by itself. */
export const isPointSource = (on: string): on is PointRule['on'] =>
  on.startsWith('host.')
    ? SLUG.test(on.slice('host.'.length)) && on !== 'host.refund'
    : (SOURCES as readonly string[]).includes(on);

/** One rule for each source; of amounts, one for each currency. */
const sameRule = (a: PointRule, b: PointRule): boolean =>
  a.on === b.on && (!a.per || !b.per || a.per.currency === b.per.currency);

/** The rule for an event; `undefined` where it earns nothing: an amount in a currency that no rule has is none. */
export const ruleFor = (
  rules: readonly PointRule[],
  on: string,
  currency: string | null,
): PointRule | undefined =>
  rules.find((rule) => rule.on === on && (!rule.per || rule.per.currency === currency));

/** Points of one event. Of an amount, each whole `per` counts: 24.99 € at a point per euro are 24. */
export function pointsOf({ points, per }: Pick<PointRule, 'points' | 'per'>, value: number | null): number {
  const times = per ? Math.floor(Math.max(0, value ?? 0) / per.value) : 1;
  return Math.min(POINTS_LIMIT, points * times);
}

/** What of an event's points is left after refunds of `back` in all; `null`: all of it was refunded. */
export function pointsAfterRefund(
  rule: Pick<PointRule, 'points' | 'per'>,
  value: number | null,
  back: number | null,
): number {
  if (back === null || value === null || back >= value) return 0;
  return pointsOf(rule, value - back);
}

/** How many of `points` a daily cap lets through, when `today` were earned by the same rule. */
export const withinCap = (
  { dailyCap }: Pick<PointRule, 'dailyCap'>,
  points: number,
  today: number,
): number => (dailyCap === undefined ? points : Math.max(0, Math.min(points, dailyCap - today)));

/** What a member has, as the rules look at it: points that count in the period that runs, and in the one before. */
export interface Reach {
  readonly now: number;
  /** Of `year`: the year before, whose tier is still held. 0 otherwise. */
  readonly before: number;
}

/** The first day that counts in the period of `day`; `null`: all do. */
export function firstDay(period: PointPeriod, day: number): number | null {
  if (period === 'ever') return null;
  return period === 'year' ? newYear(yearOfDay(day)) : day - period.days + 1;
}

/** Points of the periods, from points by day. */
export function reachOf(
  period: PointPeriod,
  days: readonly { readonly day: number; readonly points: number }[],
  today: number,
): Reach {
  const first = firstDay(period, today);
  const sum = (from: number, until: number): number =>
    days.reduce((all, { day, points }) => all + (day >= from && day < until ? points : 0), 0);
  return {
    now: sum(first ?? -Infinity, Infinity),
    before: period === 'year' && first !== null ? sum(newYear(yearOfDay(first) - 1), first) : 0,
  };
}

/** The highest tier that is held: what the last year reached is held through this one. */
export const tierHeld = (tiers: readonly PointTier[], { now, before }: Reach): PointTier | null =>
  tiers.findLast(({ points }) => points <= Math.max(now, before)) ?? null;

/** The next tier to reach in this period, and how much is missing. */
export function nextPointTier(
  tiers: readonly PointTier[],
  now: number,
): { readonly tier: PointTier; readonly remaining: number } | null {
  const tier = tiers.find(({ points }) => points > now);
  return tier ? { tier, remaining: tier.points - now } : null;
}

/**
 * The last step (L8): what is missing to the next tier, if that is no more than the gift and there is still budget for all of
 * it; else 0. Half a gift is none: it would leave somebody who was near still short. Whether one was given in this period is
 * for the caller to know.
 */
export function giftOf(
  definition: Pick<PointsDefinition, 'tiers' | 'gift'>,
  now: number,
  given: number,
): number {
  const { tiers, gift } = definition;
  const next = gift && nextPointTier(tiers, now);
  if (!gift || !next || next.remaining > gift.within) return 0;
  return given + next.remaining <= (gift.budget ?? Infinity) ? next.remaining : 0;
}
