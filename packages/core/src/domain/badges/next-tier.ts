import type { BadgeDefinition, BadgeGrant, BadgeTier } from './types.ts';

/**
 * The next tier to be earned and how many more it takes ("38 more to Gold"); `null` when there is none to earn by counting. What can
 * be earned again is its own next tier.
 */
export function nextTier(
  badge: Pick<BadgeDefinition, 'tiers' | 'retired' | 'repeatable'> &
    Partial<Pick<BadgeDefinition, 'trigger'>>,
  grants: readonly Pick<BadgeGrant, 'tier'>[],
  progress: number,
): { readonly tier: BadgeTier; readonly remaining: number } | null {
  if (badge.retired || badge.trigger === 'staff') return null;
  const held = new Set(badge.repeatable ? [] : grants.map((grant) => grant.tier));
  const tier = badge.tiers.find(({ id, threshold }) => threshold > progress && !held.has(id));
  return tier ? { tier, remaining: tier.threshold - progress } : null;
}
