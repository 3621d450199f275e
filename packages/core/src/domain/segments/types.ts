import type { Cursor, Text, Time } from '../common.ts';

/** A part of the community that is told apart by what it answered to a poll that said so: the poll has `segment`. */
export interface SegmentDefinition {
  readonly id: string;
  readonly name: Text;
  /** The poll's id. */
  readonly poll: string;
  /** Whoever chose one of these belongs to it. */
  readonly options: readonly string[];
}

/** What is stored of a member's answer, and what they agreed to. */
export interface StoredAnswer {
  readonly poll: string;
  readonly question: Text;
  /** What they were told that it is used for. */
  readonly purpose: Text;
  readonly choices: readonly { readonly id: string; readonly label: Text }[];
  readonly consentedAt: Time;
}

/** All that a member's answers say about them. */
export interface OwnSegments {
  readonly answers: readonly StoredAnswer[];
  /** The segments that they belong to. */
  readonly segments: readonly Pick<SegmentDefinition, 'id' | 'name'>[];
  readonly asOf: Cursor;
}

/** How many belong to a segment, as staff are told. */
export interface SegmentSize extends Pick<SegmentDefinition, 'id' | 'name' | 'poll'> {
  /** `null`: fewer than five, or nobody. */
  readonly size: number | null;
}
