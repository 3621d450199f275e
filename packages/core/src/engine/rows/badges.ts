import type { Arrangement } from '../../domain/badges/arrangement.ts';
import type { Celebrated } from '../../domain/badges/celebrating.ts';
import type { Reached } from '../../domain/badges/standing.ts';
import type { BadgeDefinition, BadgeEvidence } from '../../domain/badges/types.ts';
import type { Id, Time } from '../../domain/common.ts';

/** What is kept of badges, of who holds them, and of how they are shown: see `Rows`. */
export interface BadgeRows {
  /**
   * `behind`: how far the log was read for it, while others are ahead; below 0: what was counted before is still to be forgotten.
   * `null`: the reader of the log counts for it.
   */
  badges: { id: string; position: number; definition: BadgeDefinition; behind: number | null };
  /** `scope`: see `deeds`. `told`: how often its holder knows that they earned it, see `granting.ts`. */
  grants: {
    member: Id;
    badge: string;
    scope: string;
    tier: string;
    grantedAt: Time;
    revokedAt: Time | null;
    times: number;
    /** When it was reached last. */
    lastAt: Time;
    /** What reached it last. */
    evidence: readonly BadgeEvidence[];
    /** 1: given by hand, so no rule takes it away; taken away by hand, so no rule gives it back. */
    byStaff: number;
    revokedByStaff: number;
    /** What staff wrote about either, last. */
    reason: string | null;
    told: number;
  };
  /** Tiers that were asked for as credentials. `list`, `slot`: where their revocation is told. */
  credentials: {
    member: Id;
    badge: string;
    scope: string;
    tier: string;
    id: Id;
    list: number;
    slot: number;
  };
  /**
   * What was done that a badge counts: `unit` is what it is about, `by` who did it to the member, if it was not they. `scope`: the
   * topic or poll where it is counted, or empty. Made from the log, and made anew from it at need. A row without badge and unit: see
   * `mergeKey`.
   */
  deeds: {
    member: Id;
    badge: string;
    unit: string;
    by: string;
    kind: BadgeEvidence['kind'];
    scope: string;
    at: Time;
    /** The last event about it: what is older changes nothing. */
    seq: number;
    /** It counts as long as there is one: see `BadgeDeed.mark`. */
    marks: readonly string[];
    /** 1: between two who mostly praise each other; never counts. */
    paired: number;
  };
  /** Where members stand with badges: see `Standing`. */
  standings: {
    member: Id;
    badge: string;
    scope: string;
    count: number;
    day: number;
    today: number;
    last: Time;
    recent: readonly number[];
    reached: Readonly<Record<string, Reached>>;
  };
  /** How often members did what counts for others; `member` empty: for all of them together. */
  praise: { badge: string; by: Id; member: string; count: number };
  /** How members show their badges, and what was celebrated lately. */
  showcases: { member: Id; arrangement: Arrangement; celebrated: readonly Celebrated[] };
  /** When members were active last, as the UTC day, and what they held when that was counted: `badge/tier`. */
  activity: { member: Id; day: number; holds: readonly string[] };
  /** Members active last on a day, and those of them who hold a tier; both empty: all of them. Days that count for rarity only. */
  active_days: { day: number; badge: string; tier: string; members: number };
  /** The sums of `active_days`. */
  rarities: { badge: string; tier: string; members: number };
}
