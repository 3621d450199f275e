import type { Cursor, Id, Text, Time } from '../common.ts';
import type { MemberCard } from '../people/people.ts';
import type { Money } from '../money.ts';
import type { RewardType } from '../referrals/types.ts';
import type { BadgeTrigger } from '../badges/types.ts';

/** What points are earned with: something that counts for badges, or what happened at the host's: `host.purchase`. */
export type PointSource = Exclude<BadgeTrigger, 'host' | 'staff'> | `host.${string}`;

/** One way to earn points. */
export interface PointRule {
  readonly on: PointSource;
  /** So many each time; or for every whole `per` of the event's amount. */
  readonly points: number;
  readonly per?: Money;
  /** Most points of this rule per day of the site's calendar; absent: no cap. */
  readonly dailyCap?: number;
}

export interface PointTier {
  readonly id: string;
  readonly name: Text;
  /** Points that reach it within the period, ≥ 1; rises from tier to tier. */
  readonly points: number;
}

/** The last step, given: whoever is so near to a tier gets the rest. */
export interface GiftRule {
  /** The most points that are given at once. */
  readonly within: number;
  /** Points given in all, per calendar year; absent: no limit. */
  readonly budget?: number;
  /** What is said with it. */
  readonly note: Text;
  readonly type: RewardType;
}

/**
 * In which time points reach a tier: `year`, a calendar year of the site's zone, and what was reached is held through the next
 * one; `days`, so many back from now; `ever`.
 */
export type PointPeriod = 'year' | 'ever' | { readonly days: number };

/** A site's points, as its community file declares them. */
export interface PointsDefinition {
  /** As they are called: "miles". */
  readonly name: Text;
  readonly rules: readonly PointRule[];
  readonly period: PointPeriod;
  readonly tiers: readonly PointTier[];
  readonly gift?: GiftRule;
}

/** `earned` by a rule, a `gift`, a `correction` by staff, or `reversed`: taken back with what earned it. */
export type PointsEntryKind = 'earned' | 'gift' | 'correction' | 'reversed';

/** A line of the ledger; none is ever changed. The sum of all is the balance. */
export interface PointsEntry {
  readonly id: string;
  readonly kind: PointsEntryKind;
  /** Negative where something is taken. */
  readonly points: number;
  readonly at: Time;
  /** What it was earned with, or taken back from. */
  readonly on?: PointSource;
  /** Said with a gift, or by staff with a correction. */
  readonly note?: Text;
}

export interface PointsQuery {
  /** Whose; for staff. Without it: the viewer's. */
  readonly member?: Id;
  readonly cursor?: string;
  /** 1 to 100, default 50. */
  readonly limit?: number;
}

export interface PointsPage {
  /** Newest first. */
  readonly entries: readonly PointsEntry[];
  readonly next: string | null;
  readonly asOf: Cursor;
}

/** Where a member stands. */
export interface PointsStanding {
  readonly name: Text;
  /** The sum of the ledger. */
  readonly balance: number;
  /** Of these, what counts in the period. */
  readonly points: number;
  readonly period: PointPeriod;
  /** The highest tier that is held; `null`: none yet. */
  readonly tier: PointTier | null;
  /** Until when it is held, where that is known. */
  readonly until?: Time;
  /** The next one to reach in this period. */
  readonly next: { readonly tier: PointTier; readonly remaining: number } | null;
  /** All, lowest first. */
  readonly tiers: readonly PointTier[];
  readonly asOf: Cursor;
}

/** The longest note of thanks, in UTF-16 code units. */
export const THANKS_LIMIT = 500;

/** What a note of thanks is about. */
export interface ThanksSubject {
  readonly kind: 'comment' | 'poll' | 'entry';
  readonly id: string;
}

/** Words of thanks from staff to one member, who alone reads them, with staff. */
export interface ThankYou {
  readonly id: Id;
  /** `null`: erased. */
  readonly from: MemberCard | null;
  /** Plain text. */
  readonly text: string;
  readonly about?: ThanksSubject;
  readonly at: Time;
}

export interface ThanksPage {
  /** Newest first. */
  readonly thanks: readonly ThankYou[];
  readonly next: string | null;
  readonly asOf: Cursor;
}

/** Something good that happened to a member: what may be followed by an invitation, and nothing else should be. */
export type MomentKind = 'gift' | 'badge' | 'answer' | 'shipped' | 'thanks';

export interface Moment {
  readonly id: string;
  readonly kind: MomentKind;
  /** The tier, badge, question, idea or note that it is about. */
  readonly subject: string;
  readonly at: Time;
}

/** What was given in a stretch of time, by what it is. */
export interface RewardFigures {
  readonly from: Time;
  readonly until: Time;
  readonly given: Readonly<Record<RewardType, number>>;
  readonly total: number;
  /** 0 to 1; `null` where nothing was given. */
  readonly economicShare: number | null;
  /** More than half of what was given has a price: people learn to wait for it. */
  readonly warning: boolean;
  readonly asOf: Cursor;
}
