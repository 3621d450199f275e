import type { Cursor, Id, Time } from '../domain/common.ts';
import type { Report } from '../domain/moderation/reports.ts';
import type { AuditEntry, AuditPage, AuditQuery, CommentStep } from '../domain/moderation/types.ts';
import type { News, NewsInput, PromotionFigures } from '../domain/notices/news.ts';
import type { MemberCard, SanctionKind } from '../domain/people/people.ts';
import type { SegmentSize } from '../domain/segments/types.ts';
import type { Comment, CommentMark, Thread } from '../domain/threads/types.ts';
import type { Keyed, Options } from './common.ts';

export interface ModerationPart {
  /** Comments that wait, oldest first; of `reported` ones (since 1.1) with their reports. Staff only. */
  queue(query: QueueQuery, options?: Options): Promise<QueuePage>;
  /**
   * `approve` publishes what is held, `hide` takes down, `restore` undoes hiding; each settles the reports, and
   * `dismiss` (since 1.1) does nothing else. Staff only. `reason`: for staff; since 1.1. `tell`: for the author of what is approved or hidden,
   * up to 500 characters of plain text. Whoever wrote what had waited is told in any case; of what was published, with such words
   * only. Since 1.1.
   */
  act(
    input: Keyed & {
      readonly id: Id;
      readonly action: CommentStep;
      readonly reason?: string;
      readonly tell?: string;
    },
    options?: Options,
  ): Promise<Comment>;
  /**
   * Points out what is published, or ends that; {@link CommentMark} says what each mark means. Three pins per thread at
   * most (else `conflict`); another official answer takes the place of the first. Staff only. Since 1.1.
   */
  mark?(
    input: Keyed & {
      readonly id: Id;
      readonly mark: CommentMark;
      readonly on: boolean;
      readonly reason?: string;
    },
    options?: Options,
  ): Promise<Comment>;
  /** Gives a thread rules of its own, also one that nobody wrote in yet. Staff only. Since 1.1. */
  thread?(
    input: Keyed & ThreadSettings & { readonly topic: string; readonly reason?: string },
    options?: Options,
  ): Promise<Thread>;
  /**
   * Mutes (their words wait) or bans (they may not write: `forbidden` with the reason `banned`) a member, until a time or
   * until further notice; `null` ends either. `reason`, for staff, is asked for. `forbidden` for staff. Staff only.
   * Answers with the member's card and what holds now. Since 1.1.
   */
  sanction?(
    input: Keyed & {
      readonly id: Id;
      readonly sanction: SanctionKind | null;
      readonly until?: Time | null;
      readonly reason?: string;
    },
    options?: Options,
  ): Promise<MemberCard>;
  /** What staff did, newest first, and why. Staff only. Since 1.1. */
  audit?(query: AuditQuery, options?: Options): Promise<AuditPage>;
  /**
   * Undoes what an entry tells of, within ten minutes (`closed` after them), while nothing has happened to its
   * subject since (`conflict`). Once is enough: what is undone stays so. A deletion's words are `gone` then. Staff only. Since 1.1.
   */
  undo?(input: Keyed & { readonly entry: Id }, options?: Options): Promise<AuditEntry>;
  /** How large the site's segments are; not told where that is fewer than five. Staff only. Since 1.1. */
  segments?(options?: Options): Promise<{ readonly segments: readonly SegmentSize[]; readonly asOf: Cursor }>;
  /**
   * Says something to all members who were active in the last 90 days and wish to hear news, a few at a time. Once per id (else
   * `conflict`). Staff only. Since 1.1.
   */
  announce?(input: NewsInput, options?: Options): Promise<News>;
  /** How much of what the brand says sells something; for staff. Default: the last 90 days. Since 1.1. */
  promotion?(
    query: { readonly from?: Time; readonly until?: Time },
    options?: Options,
  ): Promise<PromotionFigures>;
}

export interface QueueQuery {
  /** Default: `held`. */
  readonly kind?: 'held' | 'reported';
  readonly cursor?: string;
  readonly limit?: number;
}

export interface QueuePage {
  readonly comments: readonly Comment[];
  /** Of `reported`: the open reports on these comments, a hundred each at most. */
  readonly reports?: readonly Report[];
  readonly next: string | null;
  readonly asOf: Cursor;
}

/** What is left out stays as it is. */
export interface ThreadSettings {
  /** A locked thread takes no more words, reactions and votes, but for staff's. */
  readonly locked?: boolean;
  /** In place of the site's rule for members; `null`: the site's. */
  readonly moderation?: 'pre' | 'post' | null;
  /** Slow mode: seconds between two comments of one person, staff exempt; 0 for none, a day at most. */
  readonly slow?: number;
}
