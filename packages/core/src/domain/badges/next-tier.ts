import type { BadgeDefinition, BadgeGrant, BadgeTier } from './types.ts';

/** The next tier to be earned and how many more it takes ("38 more to Gold"); `null` when there is none to earn. */
export function nextTier(
  badge: Pick<BadgeDefinition, 'tiers' | 'retired'>,
  grants: readonly Pick<BadgeGrant, 'tier'>[],
  progress: number,
): { readonly tier: BadgeTier; readonly remaining: number } | null {
  if (badge.retired) return null;
  const held = new Set(grants.map((grant) => grant.tier));
  const tier = badge.tiers.find(({ id, threshold }) => threshold > progress && !held.has(id));
  return tier ? { tier, remaining: tier.threshold - progress } : null;
}
