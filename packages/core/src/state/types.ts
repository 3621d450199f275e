/**
 * Headless state. `createCommunity` makes a small client; each kind of store is made by a function of its own, so that a
 * page with a thread alone never loads the poll's code:
 *
 *   const community = createCommunity({ adapter, scope: 'https://hearth.example acme' });
 *   const thread = threadStore(community, topic);          // the same topic gives the same store
 *   const poll = pollStore(community, id);
 *   const ideas = entriesStore(community, id);             // what members hand in to polls of ideas and contests
 *   const badges = badgesStore(community, 'me');
 *   const count = countStore(community, topic);            // counts of one moment are asked for together
 *   const impact = impactStore(community);                 // the viewer's own
 *   const invite = inviteStore(community, programme);      // programme is optional
 *   const gate = gateStore(community, id);                  // and what is offered behind it
 *   const why = await pollWhy(community, id, topic);       // reasons of whoever voted, on their way to a thread
 *   thread.$view.subscribe(draw);                          // loads with the first listener, lets go with the last
 *
 * All come from `@hearth/core/state`, which is free of side effects. Actions never reject, unless their comment says so:
 * what went wrong is in the view (`error` of loading, `failure` of the last action, `error` of an item).
 * A page of states needs no backend: hand out a `Community` whose `store(key)` returns canned stores; the keys are
 * `thread/<topic>`, `deeds/<topic>`, `staff/<topic>`, `poll/<id>`, `count/<topic>`, `badges/<member>`, `impact`, `invite/<programme or nothing>`,
 * `gate/<id>`, `statement`, `leaders/<programme>`, `gratitude`,
 * `entries/<poll>` or `entries/<poll>/<status>`, and `why/<id>/<topic>` for a function that brings the store.
 */
import type { ReadableAtom } from 'nanostores';
import type { Base } from './base.ts';
import type { SessionView } from './session.ts';
import type { CommunityError } from '../adapter/errors.ts';
import type { Id, Time } from '../domain/common.ts';
import type { CommentImage } from '../domain/media/types.ts';
import type { Viewer } from '../domain/people/people.ts';
import type { Comment, Thread, ThreadSort } from '../domain/threads/types.ts';
import type { Points } from '../domain/polls/counting/points.ts';
import type { Poll, Tally } from '../domain/polls/types.ts';
import type { Arrangement } from '../domain/badges/arrangement.ts';
import type { GrantName } from '../domain/badges/celebrating.ts';
import type { BadgeCredential, Showcase } from '../domain/badges/types.ts';
import type { Invitation, Landing, ShareChannel } from '../domain/referrals/types.ts';

export type { CommunityOptions } from './options.ts';
export type { SessionView };

/** One community on a page: a client with lazy, shared stores. Made by a factory; a page may hold several. */
export interface Community {
  readonly $session: ReadableAtom<SessionView>;
  readonly $viewer: ReadableAtom<Viewer | null>;
  /** Whether the live connection (this tab's or another's) is up. */
  readonly $live: ReadableAtom<'off' | 'live' | 'waiting'>;
  readonly $locale: ReadableAtom<string>;
  readonly setLocale: (locale: string) => void;
  /** Asks again who is looking: after sign-in or sign-out. Stores re-read what they show. */
  readonly reconnect: () => Promise<void>;
  /** Joins as a guest of this device; later actions carry this name. Rejects with a `CommunityError`. */
  readonly joinAsGuest: (name: string) => Promise<Viewer>;
  /** The backend's time now. */
  readonly now: () => Time;
  /** What is kept under `key`, made once by `make`. The way in which `threadStore` and its like share their stores. */
  readonly store: <T>(key: string, make: (base: Base) => T) => T;
  /** Closes connections and timers and lets go of listeners. Unsent words stay in storage. */
  readonly destroy: () => void;
}

/** Every store's view begins with these. `failed` may still carry what was loaded before. */
export interface Loadable {
  readonly status: 'loading' | 'ready' | 'failed';
  /** Why loading failed; `retryable` tells whether to offer a retry. */
  readonly error: CommunityError | null;
}

export interface ThreadView extends Loadable {
  readonly thread: Thread | null;
  readonly sort: ThreadSort;
  /** What is shown, in the order in which it is drawn: each conversation in tree order. */
  readonly items: readonly ThreadItem[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
  /** A page or a conversation is being fetched. */
  readonly busy: boolean;
  /** Published by others since, and not yet shown: "N new". */
  readonly fresh: number;
  /** How far the viewer had read at their last visit: comments written later are new to them. Absent where that isn't known. */
  readonly seenUntil?: Time | undefined;
  /** The viewer's own review, where first comments are reviews and they have one that was there when the thread was read. */
  readonly review?: Id | undefined;
  /** The permalink's target, to be scrolled to, focused and marked once. */
  readonly target: Id | null;
  /** What the last action met (paging, edit, remove, react, moderate); cleared by the next. A failed post is on its item. */
  readonly failure: CommunityError | null;
}

/** Unchanged items keep their identity from view to view. Key rows by `comment.clientId ?? comment.id`. */
export interface ThreadItem {
  readonly comment: Comment;
  /** Name of who is answered, for replies deeper than the indent shows. */
  readonly inReplyTo: string | null;
  /** Own words under way: `sending`, `waiting` for the network, or `failed` (see `error`; offer retry and discard). */
  readonly pending: 'sending' | 'waiting' | 'failed' | null;
  readonly error: CommunityError | null;
  /** On the last item of a conversation: how many replies are not loaded yet. */
  readonly moreReplies: number;
}

/** What is posted. Pictures were uploaded before; all of what is known of them is shown until the backend answers. */
export interface NewPost {
  readonly body: string;
  readonly parent: Id | null;
  /** Stars, of a review. */
  readonly rating?: number | undefined;
  readonly images?: readonly CommentImage[];
  /** Its author lets the site use it elsewhere. */
  readonly reuse?: true;
  /** The question at the thread's head that it answers. */
  readonly prompt?: string;
}

/** What an edit may change besides the words; what is left out stays. */
export interface EditMore {
  /** Other stars for a review. */
  readonly rating?: number;
  /** All that it is to show from now on. */
  readonly images?: readonly CommentImage[];
}

export interface ThreadStore {
  readonly topic: string;
  readonly $view: ReadableAtom<ThreadView>;
  /** Resolves when the first page is drawn or has failed. */
  readonly ready: Promise<void>;
  readonly reload: () => Promise<void>;
  /** Loads the page that holds this comment and marks it as the target. */
  readonly goTo: (id: Id) => Promise<void>;
  readonly setSort: (sort: ThreadSort) => Promise<void>;
  readonly next: () => Promise<void>;
  readonly previous: () => Promise<void>;
  readonly moreReplies: (root: Id) => Promise<void>;
  /** Shows what is new; never done by itself. */
  readonly showFresh: () => void;
  /**
   * Shown at once; the words are kept until the backend has them, and the place's draft is cleared.
   * Resolves with the id when sent, waiting, or failed. Without a viewer it fails with `unauthenticated`: join, then `retry`.
   * `null`: the code for it could not be loaded (see `failure`); nothing was taken and the draft stays. `rating`: of a review.
   */
  readonly post: (input: NewPost) => Promise<Id | null>;
  /** Sends again what failed. Where that was a `nudge`, its author has read the words over: they go with its token. */
  readonly retry: (id: Id) => Promise<void>;
  /** Drops own words that failed or wait. */
  readonly discard: (id: Id) => void;
  /**
   * These four show at once and resolve to whether the backend agreed; if not, they are undone and `failure` says why.
   * `confirm`: the token of the `nudge` that the same words were refused with.
   */
  readonly edit: (id: Id, body: string, confirm?: string, more?: EditMore) => Promise<boolean>;
  readonly remove: (id: Id) => Promise<boolean>;
  readonly react: (id: Id, reaction: string, on: boolean) => Promise<boolean>;
  /** `reason`: for the team. `tell`: for the author. */
  readonly moderate: (
    id: Id,
    action: 'approve' | 'hide' | 'restore',
    reason?: string,
    tell?: string,
  ) => Promise<boolean>;
  /**
   * The draft of a place: `new`, `reply/<id>` or `edit/<id>`; what goes with its words (pictures) has a place behind a
   * `+`, such as `new+images`, and is cleared with them. Survives reload; cleared when posted. A member's drafts are
   * theirs alone (read them again when `$viewer` changes); those of guests and of visitors go to whoever signs in.
   */
  readonly draft: (place: string) => string;
  readonly setDraft: (place: string, text: string) => void;
}

export interface PollStoreView extends Loadable {
  readonly poll: Poll | null;
  readonly tally: Tally | null;
  /** Options chosen and not yet sent; survives reload. */
  readonly chosen: readonly string[];
  /** Points given and not yet sent, where options get points; survives reload. */
  readonly given: Points;
  readonly busy: boolean;
  /** What the last action met; cleared by the next. */
  readonly failure: CommunityError | null;
}

export interface PollStore {
  readonly id: string;
  readonly $view: ReadableAtom<PollStoreView>;
  readonly ready: Promise<void>;
  readonly reload: () => Promise<void>;
  /** Of a `ranked` poll, in the order of preference. */
  readonly choose: (choices: readonly string[]) => void;
  /** Where options get points: what each gets so far. */
  readonly give: (points: Points) => void;
  /**
   * Sends `choices`, or what is chosen; where options get points, `[]` and `points`, or what is given. Optimistic; rolls
   * back when refused, keeping what was chosen or given. `consent`: the viewer agreed to what the answer is used for.
   */
  readonly vote: (choices?: readonly string[], points?: Points, consent?: true) => Promise<boolean>;
  readonly withdraw: () => Promise<boolean>;
}

export interface BadgesView extends Loadable {
  readonly showcase: Showcase | null;
}

export interface BadgesStore {
  readonly member: Id | 'me';
  readonly $view: ReadableAtom<BadgesView>;
  readonly ready: Promise<void>;
  readonly reload: () => Promise<void>;
  /** A tier that the member holds, as a credential. Rejects with a `CommunityError`: `unsupported` where there are none. */
  readonly credential: (badge: string, tier: string, scope?: string) => Promise<BadgeCredential>;
  /** Shows the viewer's badges like this from now on. Rejects with a `CommunityError`; then they stay as they were. */
  readonly arrange: (arrangement: Arrangement) => Promise<void>;
  /** These were celebrated, here and so everywhere. Never rejects: what the backend didn't hear is fresh again at the next visit. */
  readonly celebrated: (grants: readonly GrantName[]) => Promise<void>;
}

export interface CountView extends Loadable {
  /** Published comments; `null` while that is not known. */
  readonly count: number | null;
}

export interface CountStore {
  readonly topic: string;
  readonly $view: ReadableAtom<CountView>;
  readonly ready: Promise<void>;
  /** Asks again; a count is read once and then stays. */
  readonly reload: () => Promise<void>;
}

export interface InviteView extends Loadable {
  /** The member's own; `null` for somebody who is not signed in. */
  readonly invitation: Invitation | null;
  /** The friend's side: who invited this visitor, while that is open. */
  readonly landing: Landing | null;
  /** How the claim ended. */
  readonly claimed: 'joined' | 'ineligible' | null;
  /** Why not, when ineligible, as a code: 'self', 'already-member', 'late'. */
  readonly reason?: string | null;
  readonly failure: CommunityError | null;
}

export interface InviteStore {
  readonly $view: ReadableAtom<InviteView>;
  readonly ready: Promise<void>;
  readonly reload: () => Promise<void>;
  readonly shared: (channel: ShareChannel) => void;
  /** How many people the viewer thinks to have told, as they typed it. Whether the backend took that. */
  readonly reached: (channel: ShareChannel, people: number) => Promise<boolean>;
  /** A click from the address (`hearth_ref`), kept in memory until the visitor signs in; then it is claimed by itself. */
  readonly arrive: (click: string) => Promise<void>;
  /** A code typed by a person. */
  readonly enter: (code: string) => Promise<void>;
}
