import type { BadgeGrant, BadgeSlot } from '@hearth/core/domain';

/** A tier that somebody was given. */
export interface Granted {
  readonly slot: BadgeSlot;
  readonly grant: BadgeGrant;
}

const held = (slots: readonly BadgeSlot[]): Granted[] =>
  slots.flatMap((slot) =>
    slot.grants.filter(({ revokedAt }) => revokedAt === null).map((grant) => ({ slot, grant })),
  );

/** Tells one grant, and one of its times, from all others. */
export const nameOf = ({ slot, grant }: Granted): string =>
  JSON.stringify([slot.badge.id, grant.tier, grant.scope, grant.times]);

/** What is held now and was not before, or not so often. What its owner hides is no news. */
export function granted(before: readonly BadgeSlot[], after: readonly BadgeSlot[]): Granted[] {
  const known = new Set(held(before).map(nameOf));
  return held(after).filter((one) => !one.slot.hidden && !known.has(nameOf(one)));
}

/** What the backend says is still to be celebrated. */
export const freshOf = (slots: readonly BadgeSlot[]): Granted[] =>
  held(slots).filter(({ grant }) => grant.fresh);
