import type { Id, Time } from '../common.ts';
import type { MemberCard } from '../people/people.ts';

/** Why somebody reports a comment. */
export type ReportReason = 'spam' | 'abuse' | 'off-topic' | 'other';
export const REPORT_REASONS: readonly ReportReason[] = ['spam', 'abuse', 'off-topic', 'other'];

/** The longest note to a report, in UTF-16 code units. */
export const NOTE_LIMIT = 500;

/** A report as staff see it. */
export interface Report {
  readonly comment: Id;
  readonly reason: ReportReason;
  readonly note: string | null;
  /** `null`: erased. */
  readonly by: MemberCard | null;
  readonly at: Time;
}

/**
 * Whether open reports hold a comment by themselves: as many members as the site asks for. Guests are not counted, since
 * they are made at will, and staff's words are not held by anybody.
 */
export const heldByReports = (
  reports: readonly { readonly counts: number }[],
  limit: number | undefined,
  byStaff: boolean,
): boolean =>
  limit !== undefined && !byStaff && reports.reduce((sum, { counts }) => sum + counts, 0) >= limit;
