import type { Cursor, Id } from '../common.ts';
import type { MemberCard } from '../people/people.ts';
import type { Balance, LedgerLine } from './ledger.ts';
import type { ReviewSign } from './suspicion.ts';
import type { ShareChannel } from './types.ts';

/** What a member was promised, is owed and was given. Since 1.1. */
export interface Statement {
  /** Newest first. */
  readonly lines: readonly LedgerLine[];
  /** One for each currency; they are never added to each other. */
  readonly balances: readonly Balance[];
  readonly next: string | null;
  readonly asOf: Cursor;
}

export interface StatementQuery {
  readonly cursor?: string;
  /** 1 to 100, default 50. */
  readonly limit?: number;
}

/** What members of a programme did with their invitations. What became of it only visits and joins tell. Since 1.1. */
export interface Sharing {
  /** `intents`: how often an invitation was copied, or handed on; `reach`: people told, as members typed it. */
  readonly channels: readonly {
    readonly channel: ShareChannel;
    readonly intents: number;
    readonly reach: number;
  }[];
  readonly asOf: Cursor;
}

/** A list of those who brought most, where a programme has one: with all who want to be on it. Since 1.1. */
export interface Leaderboard {
  readonly leaders: readonly { readonly name: string; readonly friends: number; readonly you?: true }[];
  /** Whether the viewer is on it; they alone are told. */
  readonly listed: boolean;
  readonly asOf: Cursor;
}

/** A line as staff see it: whose, by which friends, and what speaks against it. Since 1.1. */
export interface RewardCase {
  readonly line: LedgerLine;
  readonly member: MemberCard | null;
  readonly friends: readonly MemberCard[];
  readonly signs: readonly ReviewSign[];
}

export interface RewardsQuery {
  /** `review`: what waits for a decision; `approved`: what is to be handed over. */
  readonly kind: 'review' | 'approved';
  readonly cursor?: string;
  readonly limit?: number;
}

export interface RewardsPage {
  /** Longest waiting first. */
  readonly cases: readonly RewardCase[];
  readonly next: string | null;
  readonly asOf: Cursor;
}

/** What a customer is worth with whom they brought (L22), in minor units, for each currency. For staff. Since 1.1. */
export interface MemberValue {
  readonly member: Id;
  readonly values: readonly {
    readonly currency: string;
    readonly own: number;
    readonly referred: number;
    readonly total: number;
  }[];
  /** Friends who joined by them. */
  readonly friends: number;
  readonly asOf: Cursor;
}
