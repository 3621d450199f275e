import { nextTier } from '@hearth/core/domain';
import type { BadgeSlot, BadgeTier } from '@hearth/core/domain';

/** How somebody stands with one badge. */
export interface Standing {
  /** The highest tier that is held; `null`: locked, or taken back. */
  readonly tier: BadgeTier | null;
  /** Everything that was earned was taken back. */
  readonly revoked: boolean;
  /** What comes next, and how many more it takes; only where progress is known. */
  readonly next: { readonly tier: BadgeTier; readonly remaining: number } | null;
  /** Which metal it is made of: 0 none, 1 bronze … 5 sapphire. */
  readonly metal: number;
}

const METALS = ['bronze', 'silver', 'gold', 'emerald', 'sapphire'];

/** A tier that is called by a metal is made of it. Else the only tier of a badge is gold, the first of two silver, of more bronze. */
export const metalOf = (id: string, index: number, tiers: number): number =>
  METALS.indexOf(id) + 1 || Math.min(METALS.length, index + Math.max(1, 4 - tiers));

export function standingOf({ badge, grants, progress }: BadgeSlot): Standing {
  const held = new Set(grants.filter((grant) => grant.revokedAt === null).map((grant) => grant.tier));
  const index = badge.tiers.findLastIndex((tier) => held.has(tier.id));
  const tier = badge.tiers[index] ?? null;
  return {
    tier,
    revoked: !tier && grants.length > 0,
    next: progress === undefined ? null : nextTier(badge, grants, progress),
    metal: tier ? metalOf(tier.id, index, badge.tiers.length) : 0,
  };
}
