import type { Cursor, Id, Text, Time } from '../common.ts';
import type { EntryStatus } from '../polls/ideas/types.ts';
import type { Outcome, PollStage } from '../polls/types.ts';

/**
 * What somebody did in some time. `exchanges`: words that somebody else answered, and answers to somebody else's.
 * `contributions`: comments and entries that are published. `decisions`: polls that they voted in, but for anonymous ones and
 * those that feed segments. `invitations`: friends who joined. Purchases are none of these.
 */
export interface Counters {
  readonly exchanges: number;
  readonly contributions: number;
  readonly decisions: number;
  readonly invitations: number;
}

/** The counters of one ISO week, numbered by `weekOf`. */
export interface WeekCounters extends Counters {
  readonly week: number;
}

/**
 * Consecutive weeks with an exchange. `none`: there was never one. `kept`: this week has one. `open`: this week can still have
 * one. `grace`: last week had none, and the streak stands if this week has one. `ended`: it was broken in the last weeks.
 */
export interface Streak {
  readonly state: 'none' | 'kept' | 'open' | 'grace' | 'ended';
  /** Weeks with an exchange in the streak that stands; 0 if none does. */
  readonly weeks: number;
  /** The longest that there was. */
  readonly best: number;
  /** How long the one was that `ended`. */
  readonly was?: number;
}

/** One's own figure beside that of the others. */
export interface Comparison {
  readonly own: number;
  /** Mean of the other members who took part, staff aside. Absent while they are fewer than five. */
  readonly mean?: number;
  /** How far the own figure is from the mean, in whole percent: 20 is "20 % more". Absent where there is no mean, or it is 0. */
  readonly percent?: number;
}

/** Something that came of what a member took part in. */
export type ImpactOutcome =
  /** A poll that they voted or handed in to, once it has closed or staff took it on. */
  | {
      readonly kind: 'poll';
      readonly id: string;
      readonly title: Text;
      readonly at: Time;
      readonly stage?: PollStage;
      /** What the vote said; absent while this viewer may not see the counts. */
      readonly result?: Outcome['kind'];
      /** What was chosen, or what won or tied, in words. */
      readonly chosen: readonly Text[];
      /** Ballots; absent while this viewer may not see the counts. */
      readonly voters?: number;
      /** Nobody is to learn from it that somebody voted: it is for the member's own eyes. */
      readonly anonymous: boolean;
    }
  /** An idea that they handed in (`own`) or voted for, once staff took it up, or said no to their own. */
  | {
      readonly kind: 'idea';
      readonly id: Id;
      readonly poll: string;
      readonly title: string;
      readonly at: Time;
      readonly status: EntryStatus;
      readonly own: boolean;
    }
  /** Words of theirs that were marked as the official answer. */
  | {
      readonly kind: 'answer';
      readonly id: Id;
      readonly topic: string;
      /** Of its thread, where it is known. */
      readonly title: string | null;
      /** The thread's page, where it is known. */
      readonly url: string | null;
      readonly at: Time;
    };

/** A member's small data: what they took part in, and what came of it. For them alone. */
export interface Impact {
  readonly member: Id;
  /** Since when they are here. */
  readonly since: Time;
  readonly streak: Streak;
  /** When this week ends, by the site's zone. */
  readonly weekEnds: Time;
  /** See `relationshipScore`. */
  readonly score: number;
  /** All that was ever counted. */
  readonly totals: Counters;
  /** The quarter of a year that is compared: this one, or the last while this has too few people in it. */
  readonly quarter: {
    readonly year: number;
    /** 1 to 4. */
    readonly quarter: number;
  } & { readonly [K in keyof Counters]: Comparison };
  /** Newest first, twenty at most. */
  readonly outcomes: readonly ImpactOutcome[];
  readonly asOf: Cursor;
}
