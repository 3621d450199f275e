import type { Time } from '../common.ts';
import type { BadgeGrant, BadgeSlot } from './types.ts';

const DAY = 86_400_000;
/** Who comes back later than that is not in the mood any more; and what is counted from an old log is no news. */
export const FRESH_DAYS = 14;

/** A tier that somebody was given, as it is named. */
export interface GrantName {
  readonly badge: string;
  readonly tier: string;
  /** Of a badge per topic or poll. */
  readonly scope?: string;
}

/** What was celebrated. `at`: when it had been reached last. */
export interface Celebrated extends GrantName {
  readonly at: Time;
}

const lastAt = (grant: Pick<BadgeGrant, 'grantedAt' | 'lastAt'>): Time => grant.lastAt ?? grant.grantedAt;

const same = (one: GrantName, other: GrantName): boolean =>
  one.badge === other.badge && one.tier === other.tier && (one.scope ?? '') === (other.scope ?? '');

const isOfLate = (at: Time, now: Time): boolean => at > now - FRESH_DAYS * DAY;

/**
 * Whether a grant is still to be celebrated with its holder: held, of the last fortnight, and not celebrated since it was reached
 * last. What its holder hides is not.
 */
export const isFresh = (
  { badge, hidden }: Pick<BadgeSlot, 'badge' | 'hidden'>,
  grant: BadgeGrant,
  celebrated: readonly Celebrated[],
  now: Time,
): boolean =>
  !hidden &&
  grant.revokedAt === null &&
  isOfLate(lastAt(grant), now) &&
  !celebrated.some((one) => same(one, { badge: badge.id, ...grant }) && one.at >= lastAt(grant));

/** What is kept once these grants are celebrated: what would not be fresh in any case needs no mention. */
export function celebrate(
  celebrated: readonly Celebrated[],
  names: readonly GrantName[],
  slots: readonly Pick<BadgeSlot, 'badge' | 'grants'>[],
  now: Time,
): readonly Celebrated[] {
  const fresh = slots.flatMap(({ badge, grants }) =>
    grants
      .filter((grant) => names.some((name) => same(name, { badge: badge.id, ...grant })))
      .map(({ tier, scope, ...grant }): Celebrated => ({
        badge: badge.id,
        tier,
        ...(scope !== undefined && { scope }),
        at: lastAt(grant),
      })),
  );
  const others = celebrated.filter((one) => !fresh.some((name) => same(one, name)));
  return [...others, ...fresh].filter(({ at }) => isOfLate(at, now));
}
