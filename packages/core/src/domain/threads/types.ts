import type { Body, EmbeddedPoll } from '../body.ts';
import type { Cursor, Id, Time } from '../common.ts';
import type { CommentImage } from '../media/types.ts';
import type { Prompt } from '../meaning/types.ts';
import type { MemberCard } from '../people/people.ts';
import type { SpamSign } from './spam.ts';

/** `held` waits for staff: only its author and staff see it. `hidden` was taken down: staff see it. `deleted` is a tombstone. */
export type CommentStatus = 'published' | 'held' | 'hidden' | 'deleted';

/**
 * What a viewer may do to a comment, computed by {@link commentActions}. `pin`, `feature` and `answer`: set that mark, or
 * take it away.
 */
export type CommentAction =
  | 'reply'
  | 'react'
  | 'vote'
  | 'report'
  | 'edit'
  | 'delete'
  | 'approve'
  | 'hide'
  | 'restore'
  | 'pin'
  | 'feature'
  | 'answer'
  /** Of words that the viewer deleted a moment ago; see `undoUntil`. */
  | 'undelete';

/**
 * What staff point out, for all to see: `pinned` first comments stand before all others, `featured` ones are set off
 * where they stand, and a conversation has at most one `answer`, the official one.
 */
export type CommentMark = 'pinned' | 'featured' | 'answer';

/** Pinned comments per thread: what everybody must read is little, or nobody does. */
export const PIN_LIMIT = 3;

/** The longest slow mode, in seconds: a day. */
export const SLOW_LIMIT = 86_400;

/**
 * `best`: by the Wilson lower bound of the votes ({@link wilsonLowerBound}), where a site has them; else by reactions and
 * replies ({@link bestScore}); reviews always by whom they helped. `controversial` (since 1.1): by {@link controversy}; without votes all are equal. The
 * newest comes first among equals.
 */
export type ThreadSort = 'newest' | 'oldest' | 'best' | 'controversial';

export interface ReactionCount {
  readonly id: string;
  readonly count: number;
}

/** A comment as one viewer sees it. */
export interface Comment {
  readonly id: Id;
  readonly topic: string;
  readonly parent: Id | null;
  /** The first comment of the conversation; of a first comment, itself. */
  readonly root: Id;
  /** 0 for a first comment. */
  readonly depth: number;
  /** `null` when the author was erased, or of the comment only a trace is left: it is deleted, or hidden from this viewer. */
  readonly author: MemberCard | null;
  /** `null` where only a trace is left. */
  readonly body: Body | null;
  /** Pictures, in the order in which they are shown; absent where there are none. Since 1.1. */
  readonly images?: readonly CommentImage[];
  /** Polls that staff put into it, also told by its body; absent where there are none. Since 1.1. */
  readonly polls?: readonly EmbeddedPoll[];
  /** The Markdown source, for those who may edit. */
  readonly source?: string;
  readonly status: CommentStatus;
  readonly createdAt: Time;
  readonly editedAt: Time | null;
  /** Rises with each change of words or status, not with reactions and replies; a smaller one is older news. */
  readonly revision: number;
  readonly reactions: readonly ReactionCount[];
  /** The viewer's own reactions; absent where the answer carries no viewer data. */
  readonly mine?: readonly string[];
  /** Absent where there are none. Since 1.1. */
  readonly marks?: readonly CommentMark[];
  /** Of a first comment: the official answer to it, where there is one. Since 1.1. */
  readonly answer?: Id;
  /** Why it waits, where the words look like spam; for staff, while it waits. Since 1.1. */
  readonly signs?: readonly SpamSign[];
  /** The viewer has muted its author: widgets fold it up. Absent otherwise, and where the answer carries no viewer data. Since 1.1. */
  readonly muted?: true;
  /** Where the site has votes; without votes against, `down` is 0. Since 1.1. */
  readonly votes?: { readonly up: number; readonly down: number };
  /** The viewer's own vote; absent where the answer carries no viewer data. Since 1.1. */
  readonly vote?: 1 | 0 | -1;
  /** Of a review: its stars, 0.5 to 5 in half steps. Votes for it say that it helped. Absent elsewhere. Since 1.1. */
  readonly rating?: number;
  /** Of a review: the host vouches that its author bought what it is about. Absent otherwise. Since 1.1. */
  readonly verified?: true;
  /** Of the viewer's own: they let the site use it elsewhere. Absent otherwise. Since 1.1. */
  readonly reuse?: true;
  /** Direct replies that everybody sees: published, or a trace that keeps further replies in place. */
  readonly replies: number;
  readonly can: readonly CommentAction[];
  /** Of a trace of the viewer's own words: until when they can bring them back. Since 1.1. */
  readonly undoUntil?: Time;
  /** The client's id for it, where the backend makes ids of its own. */
  readonly clientId?: Id;
}

/** What the reviews of a topic come to: those that are published. */
export interface Ratings {
  readonly count: number;
  /** In stars, rounded to hundredths; `null` without reviews. */
  readonly mean: number | null;
  /** How many gave half a star, one, one and a half, and so on up to five: ten counts. */
  readonly distribution: readonly number[];
}

/** What a comment said before it was edited. */
export interface CommentVersion {
  readonly body: Body;
  /** When these words were written. */
  readonly at: Time;
  /** The comment's revision while these were its words, as they were replaced. */
  readonly revision: number;
}

export interface CommentHistory {
  /** Earlier words, newest first; the comment itself has the present ones. */
  readonly versions: readonly CommentVersion[];
  readonly asOf: Cursor;
}

/** Versions kept of a comment, the newest. */
export const HISTORY_LIMIT = 50;

export interface Thread {
  readonly topic: string;
  readonly title: string | null;
  readonly url: string | null;
  readonly locked: boolean;
  /** Where the thread has a rule of its own: `pre` holds everything by others than staff, `post` nothing for that reason. Since 1.1. */
  readonly moderation?: 'pre' | 'post';
  /** Slow mode: seconds between two comments of one person. Absent where there is none. Since 1.1. */
  readonly slow?: number;
  /** Published comments, replies included. */
  readonly comments: number;
  /** Where first comments are reviews, with a `rating` each: what they come to. Absent elsewhere. Since 1.1. */
  readonly ratings?: Ratings;
  /** The question at its head. Absent where there is none. Since 1.1. */
  readonly prompt?: Prompt;
  /** The community has words of its own, which are explained where they are first used. Absent elsewhere. Since 1.1. */
  readonly glossary?: true;
  /** When the brand opened it, or somebody wrote the first comment; absent before, and where a backend doesn't know. */
  readonly openedAt?: Time;
}

export interface ThreadQuery {
  readonly topic: string;
  /** Order of first comments; replies always come oldest first. Default `newest`. */
  readonly sort?: ThreadSort;
  /** From `next`, `prev` or `more` of an earlier page with the same sort. */
  readonly cursor?: string;
  /** A comment that the page must contain, with its ancestors. Not together with `cursor`. */
  readonly around?: Id;
  /** First comments per page, or replies when continuing a conversation: 1 to 100, default 50. */
  readonly limit?: number;
}

/**
 * A page: first comments in order (pinned ones lead the page that has nothing before it, beside its `limit`, and are left out of
 * all others), each followed by the oldest replies of its conversation. A reply never comes without its ancestors.
 */
export interface ThreadPage {
  readonly thread: Thread;
  readonly comments: readonly Comment[];
  /** Ids of this page's first comments, in order. Empty on a page that continues a conversation. */
  readonly roots: readonly Id[];
  /** Conversations with replies beyond this page, by root. */
  readonly more: Readonly<Record<Id, { readonly cursor: string; readonly count: number }>>;
  readonly next: string | null;
  readonly prev: string | null;
  /** The viewer's own review, wherever it stands: who has one changes it. Absent where there is none. Since 1.1. */
  readonly review?: Id;
  readonly asOf: Cursor;
}

/** How many published comments topics have, by topic: 0 where nobody wrote yet. */
export interface ThreadCounts {
  readonly counts: Readonly<Record<string, number>>;
  readonly asOf: Cursor;
}

/** Topics that are counted at once. */
export const COUNTS_LIMIT = 100;

export interface LatestQuery {
  /** Without it: of the whole site. */
  readonly topic?: string;
  /** 1 to 100, default 50. */
  readonly limit?: number;
}

/** The newest comments as everybody sees them, newest first: what feeds tell. */
export interface Latest {
  readonly comments: readonly Comment[];
  /** Those that they are in, and the one that was asked for. */
  readonly threads: readonly Thread[];
}

export const TOPIC_LIMIT = 300;
