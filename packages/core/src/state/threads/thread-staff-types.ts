import type { ReadableAtom } from 'nanostores';
import type { ThreadSettings } from '../../adapter/contract.ts';
import type { Id, Time } from '../../domain/common.ts';
import type { Report } from '../../domain/moderation/reports.ts';
import type { AuditEntry, CommentStep } from '../../domain/moderation/types.ts';
import type { MemberCard, SanctionKind } from '../../domain/people/people.ts';
import type { Comment } from '../../domain/threads/types.ts';
import type { Loadable } from '../types.ts';

/** A list that is read page by page. */
export interface StaffList<T> extends Loadable {
  readonly items: readonly T[];
  /** Whether there is more of it. */
  readonly more: boolean;
}

/** What waits for staff on the whole site, and what they did. Empty until it is asked for. */
export interface StaffView {
  readonly waiting: StaffList<Comment>;
  readonly reported: StaffList<Comment>;
  /** Open reports on what is in `reported`. */
  readonly reports: readonly Report[];
  readonly log: StaffList<AuditEntry>;
}

export type StaffListName = 'waiting' | 'reported' | 'log';

/**
 * What staff do from a thread's page. The lists load when asked for, and follow what happens from then on, while somebody
 * looks. All but `show` and `more` reject with a `CommunityError`.
 */
export interface ThreadStaff {
  readonly $view: ReadableAtom<StaffView>;
  /** Whether the backend knows of it. */
  readonly offers: (what: 'sanction' | 'audit' | 'undo' | 'thread' | 'reports') => boolean;
  /** Reads a list from its beginning; what went wrong is in the view. */
  readonly show: (list: StaffListName) => Promise<void>;
  /** Its next page. */
  readonly more: (list: StaffListName) => Promise<void>;
  readonly act: (id: Id, action: CommentStep, reason?: string) => Promise<unknown>;
  /** What the viewer did last to a comment, a thread or a member, if that can be undone. */
  readonly last: (subject: string) => Promise<AuditEntry | null>;
  readonly undo: (entry: AuditEntry) => Promise<unknown>;
  /** A member with what staff hold against them. */
  readonly member: (id: Id) => Promise<MemberCard>;
  /** `null` ends what holds. */
  readonly sanction: (
    member: Id,
    sanction: SanctionKind | null,
    until: Time | null,
    reason: string,
  ) => Promise<MemberCard>;
  /** Thanks who wrote a comment, for it; they alone read the words. The same words again after a failure thank once. */
  readonly thank: (comment: Pick<Comment, 'id' | 'author'>, text: string) => Promise<unknown>;
  /** Rules of this thread's own; what is left out stays. */
  readonly settle: (settings: ThreadSettings) => Promise<unknown>;
}

/** What does it, once its code is there. The lists reject, too. */
export type Staff = Omit<ThreadStaff, '$view' | 'offers'>;
