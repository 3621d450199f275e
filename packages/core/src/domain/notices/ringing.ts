import type { Time } from '../common.ts';
import { roomAt, type Frequency } from './frequency.ts';
import { noticeGroup, type NoticeKind } from './notices.ts';
import type { Problem } from '../problem.ts';

/** How often notices may ring for one member: `notices` of the community file. */
export interface NoticeRule extends Frequency {
  /** Of these, what the brand says of its own accord: polls and news. */
  readonly brand: Frequency;
  /** Percent of what the brand says that may sell something; above it, staff are warned. */
  readonly promotional: number;
}

/** What people say to each other is seldom too much; of a brand, two things a week are enough, and one in five to sell. */
export const NOTICE_RULE: NoticeRule = {
  ...{ cap: 30, days: 7 },
  brand: { cap: 2, days: 7 },
  promotional: 20,
};

/** Rings in times that nobody lives to see. */
export const NEVER: Time = Number.MAX_SAFE_INTEGER;

/** The most that a cap may allow: so many notices have to be looked at. */
export const CAP_LIMIT = 100;

export const isOfBrand = (kind: NoticeKind): boolean => ['polls', 'news'].includes(noticeGroup(kind) ?? '');

/**
 * How many of a member's latest notices have to be looked at to say when the next one rings. What is further back than the cap counts
 * for nothing, unless the brand's own stretch of days is the longer one.
 */
export const ringsLookedAt = ({ cap, days, brand }: NoticeRule = NOTICE_RULE): number =>
  brand.days > days ? CAP_LIMIT : Math.max(1, cap, brand.cap);

/**
 * When a new notice rings (L13): at once, or when the caps have room for it. What is held is in the list all the while.
 *
 * @param before the member's latest notices, with when they rang or will
 */
export function ringTime(
  before: readonly { readonly kind: NoticeKind; readonly ringAt: Time }[],
  kind: NoticeKind,
  now: Time,
  rule: NoticeRule = NOTICE_RULE,
): Time {
  // What has to be known is not for a cap to hold.
  if (noticeGroup(kind) === null) return now;
  const all = roomAt(before.map(({ ringAt }) => ringAt), now, rule); // prettier-ignore
  const brand = isOfBrand(kind)
    ? roomAt(before.filter((other) => isOfBrand(other.kind)).map(({ ringAt }) => ringAt), now, rule.brand) // prettier-ignore
    : now;
  return all === null || brand === null ? NEVER : Math.min(NEVER, Math.max(all, brand));
}

/** How much of what a brand says sells something (L13). */
export interface PromotionalShare {
  readonly total: number;
  readonly promotional: number;
  /** 0 to 1; `null` where nothing was said. */
  readonly share: number | null;
  /** From 0 to 1: the site's. */
  readonly limit: number;
  /** More than that: people tire of who only sells. */
  readonly flagged: boolean;
}

export function promotionalShare(
  { total, promotional }: { readonly total: number; readonly promotional: number },
  { promotional: percent }: Pick<NoticeRule, 'promotional'> = NOTICE_RULE,
): PromotionalShare {
  const share = total === 0 ? null : promotional / total;
  // In whole numbers: one of five is exactly 20 %.
  const flagged = promotional * 100 > percent * total;
  return { total, promotional, share, limit: percent / 100, flagged };
}

export function noticeRuleProblems({ cap, days, brand, promotional }: NoticeRule): Problem[] {
  const list: Problem[] = [];
  const check = (field: string, value: number, least: number, most: number): void => {
    if (!Number.isInteger(value) || value < least || value > most)
      list.push({ field, reason: 'format', hint: `Write a whole number from ${least} to ${most}.` });
  };
  check('cap', cap, 0, CAP_LIMIT);
  check('days', days, 1, 365);
  check('brand.cap', brand.cap, 0, CAP_LIMIT);
  check('brand.days', brand.days, 1, 365);
  check('promotional', promotional, 0, 100);
  return list;
}
