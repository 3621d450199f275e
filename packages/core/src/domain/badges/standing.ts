import type { Time } from '../common.ts';
import type { Calendar } from './calendar.ts';
import type { BadgeDefinition, BadgeEvidence, BadgeTier } from './types.ts';

const DAY = 86_400_000;

/** What counts, as it is weighed: when it was, and what it is about. */
export interface Counted {
  readonly at: Time;
  readonly evidence: BadgeEvidence;
}

/** A tier that was reached. */
export interface Reached {
  /** Time of the event that reached it first, and last. */
  readonly at: Time;
  readonly lastAt: Time;
  readonly times: number;
  /** What reached it last. */
  readonly evidence: BadgeEvidence;
}

/** How far somebody has come with one badge, in one scope. */
export interface BadgeStanding {
  /** What counts by now: within the window that ran at `last`; since the badge was last earned, if it can be again. */
  readonly count: number;
  /** The day of the site's calendar (since 1970) that `today` counts for the cap. */
  readonly day: number;
  readonly today: number;
  /** Time of the latest event that was weighed. */
  readonly last: Time;
  /** Of a window of days: when each of `count` was. Of one of the calendar: which day, week or month it is. Else empty. */
  readonly recent: readonly number[];
  readonly reached: Readonly<Record<string, Reached>>;
}

export const NOTHING: BadgeStanding = {
  count: 0,
  day: 0,
  today: 0,
  last: 0,
  recent: [],
  reached: {},
};

export type CountingRule = Pick<BadgeDefinition, 'tiers' | 'dailyCap' | 'window' | 'repeatable'>;

/**
 * Weighs one more thing that counts, no earlier than all before it. What the daily cap keeps out is lost, not postponed. To weigh a
 * set of things is to weigh them in the order of their times: so the outcome does not depend on the order in which they became known.
 */
export function weighDeed(
  rule: CountingRule,
  calendar: Calendar,
  before: BadgeStanding,
  { at, evidence }: Counted,
): BadgeStanding {
  const { dailyCap, window } = rule;
  const day = dailyCap === null ? 0 : calendar.day(at);
  const today = day === before.day ? before.today : 0;
  if (dailyCap !== null && today >= dailyCap) return { ...before, last: at };
  const next = { ...before, day, today: today + 1, last: at };
  if (!window) return reach(rule, { ...next, count: before.count + 1 }, at, evidence);
  if ('each' in window) {
    const period = calendar[window.each](at);
    const count = period === before.recent[0] ? before.count + 1 : 1;
    return reach(rule, { ...next, count, recent: [period] }, at, evidence);
  }
  // More than the highest tier takes need not be known.
  const recent = [...running(before.recent, window.days, at), at].slice(-highest(rule));
  return reach(rule, { ...next, count: recent.length, recent }, at, evidence);
}

/** What of a window of days has not passed at `now`. */
const running = (recent: readonly Time[], days: number, now: Time): Time[] =>
  recent.filter((at) => at > now - days * DAY);

const highest = ({ tiers }: CountingRule): number => tiers.at(-1)?.threshold ?? 0;

/** Notes the tiers that the latest count reaches. */
function reach(
  rule: CountingRule,
  standing: BadgeStanding,
  at: Time,
  evidence: BadgeEvidence,
): BadgeStanding {
  const { tiers, repeatable } = rule;
  const due = tiers.filter(({ id, threshold }) =>
    repeatable ? threshold === standing.count : threshold <= standing.count && !standing.reached[id],
  );
  if (due.length === 0) return standing;
  const reached = { ...standing.reached };
  for (const { id } of due) {
    const known = reached[id];
    reached[id] = { at: known?.at ?? at, lastAt: at, times: (known?.times ?? 0) + 1, evidence };
  }
  // Of a calendar's window the rest of it earns nothing more; else counting begins anew.
  return repeatable && !(rule.window && 'each' in rule.window)
    ? { ...standing, count: 0, recent: [], reached }
    : { ...standing, reached };
}

/** What counts at `now`, when windows may have passed since. */
export function countAt(
  { window }: Pick<CountingRule, 'window'>,
  calendar: Calendar,
  standing: BadgeStanding,
  now: Time,
): number {
  if (!window) return standing.count;
  if ('each' in window) return calendar[window.each](now) === standing.recent[0] ? standing.count : 0;
  return running(standing.recent, window.days, now).length;
}

/**
 * The standing with one thing more, or one less, of an earlier time than others, where no other outcome depends on when it was;
 * `null`: everything is to be weighed again.
 */
export function shifted(
  rule: CountingRule,
  standing: BadgeStanding,
  at: Time,
  by: 1 | -1,
): BadgeStanding | null {
  if (rule.window || rule.repeatable || rule.dailyCap !== null) return null;
  const count = standing.count + by;
  const crossed = rule.tiers.some(({ threshold }) =>
    by === 1 ? threshold === count : threshold === standing.count,
  );
  const settled = Object.values(standing.reached).every((tier) => tier.at < at);
  return crossed || !settled ? null : { ...standing, count, today: standing.today + by };
}

/** The tiers that are reached, lowest first. */
export const reachedTiers = (
  { tiers }: Pick<BadgeDefinition, 'tiers'>,
  { reached }: Pick<BadgeStanding, 'reached'>,
): BadgeTier[] => tiers.filter(({ id }) => reached[id]);
