import type { Id, Time } from '../../domain/common.ts';
import type { Counters, WeekCounters } from '../../domain/relationship/types.ts';

/** What is counted of what members do with each other: see `Rows`. */
export interface RelationshipRows {
  /** What counts for a relationship, once for each member and thing. `week`, `quarter`: where it is counted. */
  ties: TieRow;
  /** What members did in an ISO week. */
  weeks: { member: Id } & WeekCounters;
  /** The same of a quarter. `staff` 1: not among those who are compared with. */
  quarters: { member: Id; quarter: number; staff: number } & Counters;
  /** What all members did in a quarter, staff aside, and how many they were. */
  quarter_sums: { quarter: number; members: number } & Counters;
}

/** `answer`: words that are the official answer; it counts for nothing more. */
export interface TieRow {
  source: string;
  member: Id;
  kind: keyof Counters | 'answer';
  at: Time;
  week: number;
  quarter: number;
}
