import type { BadgeSlot, BadgeTier } from '@hearth/core/domain';

/** Tiers that are held now and were not before: `badge/tier`. */
export function granted(
  before: readonly BadgeSlot[],
  after: readonly BadgeSlot[],
): { readonly slot: BadgeSlot; readonly tier: BadgeTier }[] {
  const keys = (slots: readonly BadgeSlot[]): string[] =>
    slots.flatMap(({ badge, grants }) =>
      grants.filter((grant) => grant.revokedAt === null).map((grant) => `${badge.id}/${grant.tier}`),
    );
  const known = new Set(keys(before));
  return after.flatMap((slot) =>
    slot.badge.tiers
      .filter(
        (tier) =>
          slot.grants.some((grant) => grant.tier === tier.id && grant.revokedAt === null) &&
          !known.has(`${slot.badge.id}/${tier.id}`),
      )
      .map((tier) => ({ slot, tier })),
  );
}
