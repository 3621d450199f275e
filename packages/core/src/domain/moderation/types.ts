import type { Cursor, Id, Time } from '../common.ts';
import type { MemberCard, SanctionKind } from '../people/people.ts';

/** What staff may do to a comment by `moderation.act`. */
export type CommentStep = 'approve' | 'hide' | 'restore' | 'dismiss';

/** Everything that staff do and the audit log keeps. */
export type StaffAction =
  | CommentStep
  | 'pin'
  | 'unpin'
  | 'feature'
  | 'unfeature'
  | 'answer'
  | 'unanswer'
  /** Of somebody else's words. */
  | 'delete'
  /** Of a thread: see `ThreadSettings`. */
  | 'settings'
  /** Of entries of a poll: a status, and uniting two. */
  | 'settle'
  | 'merge'
  /** Of members; `pardon` ends either. */
  | SanctionKind
  | 'pardon'
  /** Of members: put their points right, and thanked them. */
  | 'correct'
  | 'thank'
  /** Of a member: a badge given, or taken away. */
  | 'grant'
  | 'revoke'
  /** Of a poll: took it to another stage. */
  | 'stage'
  /** Of rewards of a referral programme: let one be approved, refused who won it, handed it over. */
  | 'allow'
  | 'deny'
  | 'pay';

/** What was so, or is so now, of what an action touched: codes and numbers, never words. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** What staff did, to what, and why. It names no words of members. */
export interface AuditEntry {
  readonly id: Id;
  /** `null`: erased. */
  readonly actor: MemberCard | null;
  readonly action: StaffAction;
  readonly kind: 'comment' | 'thread' | 'member' | 'entry' | 'poll' | 'reward';
  /** A comment's, a member's, an entry's, a poll's or a reward's id, or a thread's topic. */
  readonly subject: string;
  /** Where that is: a thread's topic, an entry's poll or a reward's programme; `null` for what is in none of them. */
  readonly topic: string | null;
  readonly at: Time;
  /** What staff wrote about it, for staff. */
  readonly reason: string | null;
  readonly before: Facts;
  readonly after: Facts;
  /** Until when it can be undone, as far as nothing has happened to its subject since; `null`: not any more, or never. */
  readonly undoUntil: Time | null;
  readonly undone: { readonly at: Time; readonly by: MemberCard | null } | null;
}

export interface AuditQuery {
  /** Only what was done to this: a comment's, a member's or a poll's id, or a topic. */
  readonly subject?: string;
  /** Only what this member of staff did. Not together with `subject`. */
  readonly actor?: Id;
  readonly cursor?: string;
  /** 1 to 100, default 50. */
  readonly limit?: number;
}

export interface AuditPage {
  /** Newest first. */
  readonly entries: readonly AuditEntry[];
  readonly next: string | null;
  readonly asOf: Cursor;
}

/** The longest reason, in UTF-16 code units. */
export const REASON_LIMIT = 500;
