/** Somebody is active who did something in the community within so many days, today included. */
export const ACTIVE_DAYS = 90;
/** Of fewer active members than this a share says little, and too much about each of them. */
export const RARITY_FLOOR = 50;

/**
 * How rare a tier is: the share, 0 to 1, of the members active in {@link ACTIVE_DAYS} days who hold it. Both sides of the fraction are of the
 * same people: with holders who left long ago, an old badge would be held by more than all. `null` below {@link RARITY_FLOOR}.
 */
export function rarityOf(holders: number, active: number): number | null {
  return active < RARITY_FLOOR ? null : Math.min(1, Math.max(0, holders / active));
}
