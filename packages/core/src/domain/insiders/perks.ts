import type { Time } from '../common.ts';
import type { Pass, PassDefinition, Perk, PerkDefinition, OfferWindow } from './types.ts';

/** How many places a perk has given, and how many wait for one. */
export interface PerkFigures {
  readonly taken: number;
  readonly waiting: number;
}

/** Where something that can be had for a while stands: from its opening on, and no more at its close. */
export function windowAt(
  { opensAt, closesAt }: Pick<PassDefinition, 'opensAt' | 'closesAt'>,
  now: Time,
): OfferWindow {
  if (closesAt !== null && now >= closesAt) return 'over';
  return opensAt !== null && now < opensAt ? 'soon' : 'open';
}

/** A perk's: what has begun can't be booked any more. */
export const perkWindow = (perk: PerkDefinition, now: Time): OfferWindow =>
  hasBegun(perk, now) ? 'over' : windowAt(perk, now);

/** From then on places stay as they are. */
export const hasBegun = ({ startsAt }: Pick<PerkDefinition, 'startsAt'>, now: Time): boolean =>
  startsAt !== null && now >= startsAt;

/**
 * What whoever asks for a place gets: one, if one is free and nobody waits for it; else a place in the line, where there is
 * one; else none.
 */
export function placeFor(
  { capacity, waitingList }: Pick<PerkDefinition, 'capacity' | 'waitingList'>,
  { taken, waiting }: PerkFigures,
): 'booked' | 'waiting' | null {
  if (taken < capacity && waiting === 0) return 'booked';
  return waitingList ? 'waiting' : null;
}

/** How many of those who wait move up now. */
export function movingUp(perk: PerkDefinition, { taken, waiting }: PerkFigures, now: Time): number {
  return hasBegun(perk, now) ? 0 : Math.max(0, Math.min(waiting, perk.capacity - taken));
}

/** What somebody can do. Who has a place keeps it, whatever else they lose: they were promised it. */
export function perkActions(
  perk: PerkDefinition,
  figures: PerkFigures,
  { mine, met }: { readonly mine: boolean; readonly met: boolean },
  now: Time,
): Perk['can'] {
  if (mine) return hasBegun(perk, now) ? [] : ['cancel'];
  if (!met || perkWindow(perk, now) !== 'open') return [];
  const place = placeFor(perk, figures);
  return place === null ? [] : [place === 'booked' ? 'book' : 'wait'];
}

/** Once, while its time lasts. */
export const passActions = (
  pass: PassDefinition,
  { used, met }: { readonly used: boolean; readonly met: boolean },
  now: Time,
): Pass['can'] => (met && !used && windowAt(pass, now) === 'open' ? ['redeem'] : []);
