import type { Body } from '../../body.ts';
import type { Cursor, Id, Time } from '../../common.ts';
import type { AttachedImage, CommentImage } from '../../media/types.ts';
import type { MemberCard } from '../../people/people.ts';
import type { Reuse } from '../reuse.ts';

/** Kinds whose options are handed in by members. Since 1.1. */
export type EntriesKind = 'ideas' | 'contest';

/** When entries may be handed in, and how many. The poll's own `opensAt` and `closesAt` are those of voting. */
export interface EntryRules {
  /** `null`: from the beginning. */
  readonly opensAt: Time | null;
  /** `null`: until the poll closes. */
  readonly closesAt: Time | null;
  /** Most entries of one person that are not deleted; 0 for any number. */
  readonly perMember: number;
}

/** What staff say becomes of an entry. */
export type EntryStatus = 'open' | 'planned' | 'started' | 'shipped' | 'declined';

/** In the order in which an idea passes through them. */
export const ENTRY_STATUSES: readonly EntryStatus[] = ['open', 'planned', 'started', 'shipped', 'declined'];

/**
 * `held` waits for staff, `hidden` was taken down by them: only its author and staff see either. `merged` and `deleted`
 * are traces: the first points to what took its votes, the second has no words.
 */
export type EntryState = 'published' | 'held' | 'hidden' | 'merged' | 'deleted';

export type EntryAction = 'vote' | 'edit' | 'remove' | 'settle' | 'merge' | 'approve' | 'hide' | 'restore';

/** What staff do to an entry by `entries.moderate`. */
export type EntryStep = 'approve' | 'hide' | 'restore';

/** What staff say about an entry. */
export interface EntryReply {
  readonly body: Body;
  /** Its Markdown; for staff. */
  readonly source?: string;
  /** `null`: erased. */
  readonly by: MemberCard | null;
  readonly at: Time;
}

/** Something that a member handed in to a poll: an idea, or an entry of a contest. */
export interface Entry {
  readonly id: Id;
  readonly poll: string;
  /** `null`: erased, or a trace of what was deleted. */
  readonly author: MemberCard | null;
  /** One line, 1 to {@link TITLE_LIMIT} characters; empty of what was deleted. */
  readonly title: string;
  /** May be empty: the title, or the picture, says enough. */
  readonly body: Body;
  /** The body's Markdown; for whom `edit` is in `can`. */
  readonly source?: string;
  readonly image?: CommentImage;
  readonly status: EntryStatus;
  readonly state: EntryState;
  /** Votes, one per member; absent while this viewer may not see them. */
  readonly votes?: number;
  /** Whether the viewer voted for it; absent where the answer carries no viewer data. */
  readonly voted?: boolean;
  /** `merged`: the entry that has its votes now; itself never merged. */
  readonly mergedInto?: Id;
  readonly reply?: EntryReply;
  /** Its author lets the site use it elsewhere, and on what terms; told to them and to staff. */
  readonly reuse?: Reuse;
  readonly createdAt: Time;
  readonly editedAt: Time | null;
  /** Of its words, picture and state; rises with none of the votes. */
  readonly revision: number;
  /** Where the answer carries no viewer data: what somebody may do who has not acted yet. */
  readonly can: readonly EntryAction[];
}

/** A poll's entries in numbers; absent of polls that have none. */
export interface Board {
  /** Published entries of each status. */
  readonly entries: Readonly<Record<EntryStatus, number>>;
  /**
   * The viewer's own, counted to a hundred; absent where the answer carries no viewer data. `votes`: where there is a limit,
   * those that count towards it: for entries that are published.
   */
  readonly own?: { readonly entries: number; readonly votes: number };
}

/** `trending`: {@link trendingKey}. `top`: most votes first. `new`: latest first. */
export type EntrySort = 'trending' | 'top' | 'new';

export interface EntryQuery {
  readonly poll: string;
  /** Default: `trending`. */
  readonly sort?: EntrySort;
  /** Published ones of this status alone; without it, of all. */
  readonly status?: EntryStatus;
  /**
   * In place of published ones, latest first: the viewer's own of all states but `deleted`, or for staff those that wait or
   * were taken down.
   */
  readonly shelf?: 'mine' | 'held' | 'hidden';
  readonly cursor?: string;
  /** 1 to 100, default 50. */
  readonly limit?: number;
}

export interface EntryPage {
  readonly entries: readonly Entry[];
  /** The order that they are in: where votes are not to be seen, no order tells of them, and it is `new`. */
  readonly sort: EntrySort;
  readonly next: string | null;
  readonly asOf: Cursor;
}

/** What may be used elsewhere, with what has to be said beside it. */
export interface ReusableEntry extends Pick<Entry, 'id' | 'title' | 'body' | 'createdAt'> {
  /** Its address is good for now: show it, don't keep it. */
  readonly image: CommentImage;
  /** Whom to name; `null`: erased. */
  readonly credit: MemberCard | null;
  readonly reuse: Reuse;
}

export interface ReusablePage {
  readonly entries: readonly ReusableEntry[];
  readonly next: string | null;
  readonly asOf: Cursor;
}

export interface NewEntry {
  /** A UUIDv7 made by the client; a retry sends the same. */
  readonly id: Id;
  readonly poll: string;
  readonly title: string;
  /** Markdown source, up to 10,000 characters; may be empty. */
  readonly body: string;
  /** A picture that the author has uploaded, as with a comment's. */
  readonly image?: AttachedImage;
  /** The author lets the site use it elsewhere: for a contest that asks (`poll.reuse`), else `invalid`. */
  readonly reuse?: boolean;
  /** The token that a `nudge` came with. */
  readonly confirm?: string;
  /** A field of the form that people don't see: if it is filled in, the entry waits for staff. */
  readonly trap?: string;
}

/** The longest title, in UTF-16 code units. */
export const TITLE_LIMIT = 120;
/** Alike entries that are told at most. */
export const SIMILAR_LIMIT = 5;
