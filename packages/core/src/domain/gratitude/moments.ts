import type { Time } from '../common.ts';
import { hasRoom, within, type Frequency } from '../notices/frequency.ts';
import type { Problem } from '../problem.ts';
import type { Moment } from './types.ts';

/** How long something good is still fresh: after that, an invitation would come out of nowhere. */
export const MOMENT_LIFE = 14 * 86_400_000;

/**
 * The moment that may be followed by an invitation: the newest that is fresh and was not used. `null`: now is none. Using it
 * uses up all that came before, so that three good things in an hour are one occasion.
 */
export function momentNow(
  moments: readonly (Moment & { readonly usedAt: Time | null })[],
  now: Time,
): Moment | null {
  const fresh = moments.filter(({ at, usedAt }) => usedAt === null && at <= now && now < at + MOMENT_LIFE);
  const newest = fresh.toSorted((a, b) => b.at - a.at)[0];
  if (!newest) return null;
  const { usedAt: _, ...moment } = newest;
  return moment;
}

/**
 * How often something may be offered to one member after good moments: `offers` of the community file. What is held by that stays
 * fresh, and is offered when there is room again.
 */
export interface OfferRule extends Frequency {
  /** How long nothing is offered after somebody said "not now". */
  readonly snoozeDays: number;
}

/** Two a week, and a month's rest for who asks for it. */
export const OFFER_RULE: OfferRule = { cap: 2, days: 7, snoozeDays: 30 };

/** What one member was offered. */
export interface Offers {
  /** When, oldest first. */
  readonly at: readonly Time[];
  readonly snoozedUntil: Time | null;
}

export const NO_OFFERS: Offers = { at: [], snoozedUntil: null };

const DAY = 86_400_000;

/** Whether one more may be offered now (L13): fewer than the cap in the days before, and nobody asked for rest. */
export const mayOffer = ({ at, snoozedUntil }: Offers, now: Time, rule: OfferRule = OFFER_RULE): boolean =>
  !(snoozedUntil !== null && now < snoozedUntil) && hasRoom(at, now, rule);

/** After something was offered. What is too old to count is forgotten. */
export const offered = (offers: Offers, now: Time, { days }: OfferRule = OFFER_RULE): Offers => ({
  ...offers,
  at: [...within(offers.at, days, now), now],
});

/** After "not now". A longer rest that was asked for before stands. */
export const snoozed = (offers: Offers, now: Time, { snoozeDays }: OfferRule = OFFER_RULE): Offers => ({
  ...offers,
  snoozedUntil: Math.max(offers.snoozedUntil ?? 0, now + snoozeDays * DAY),
});

/** Of two that turn out to be one person's. */
export const mergeOffers = (one: Offers, other: Offers): Offers => ({
  at: [...one.at, ...other.at].sort((a, b) => a - b),
  snoozedUntil:
    one.snoozedUntil === null && other.snoozedUntil === null
      ? null
      : Math.max(one.snoozedUntil ?? 0, other.snoozedUntil ?? 0),
});

export function offerProblems({ cap, days, snoozeDays }: OfferRule): Problem[] {
  const list: Problem[] = [];
  const check = (field: keyof OfferRule, value: number, least: number, most: number): void => {
    if (!Number.isInteger(value) || value < least || value > most)
      list.push({ field, reason: 'format', hint: `Write a whole number from ${least} to ${most}.` });
  };
  check('cap', cap, 0, 50);
  check('days', days, 1, 365);
  check('snoozeDays', snoozeDays, 1, 365);
  return list;
}
