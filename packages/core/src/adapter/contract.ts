import type { Access } from '../domain/access/types.ts';
import type { Cursor, Id, Time } from '../domain/common.ts';
import type { AttachedImage, Media } from '../domain/media/types.ts';
import type { MemberCard, Viewer } from '../domain/people/people.ts';
import type { Presentation, Profile } from '../domain/people/profile.ts';
import type { SiteInfo } from '../domain/site.ts';
import type {
  Comment,
  CommentHistory,
  Thread,
  ThreadCounts,
  ThreadPage,
  ThreadQuery,
} from '../domain/threads/types.ts';
import type { ReportReason } from '../domain/moderation/reports.ts';
import type { OwnSegments } from '../domain/segments/types.ts';
import type { Arrangement } from '../domain/badges/arrangement.ts';
import type { GrantName } from '../domain/badges/celebrating.ts';
import type { BadgeCredential, Showcase } from '../domain/badges/types.ts';
import type { MemberData } from '../domain/subject/types.ts';
import type { Impact } from '../domain/relationship/types.ts';
import type { NoticesPage, NoticesQuery } from '../domain/notices/notices.ts';
import type { Preferences, PreferencesChange } from '../domain/people/preferences.ts';
import type { Poll, Tally } from '../domain/polls/types.ts';
import type { Entry } from '../domain/polls/ideas/types.ts';
import type { Keyed, Options } from './common.ts';
import type { CommunityPart } from './community.ts';
import type { EntriesPart } from './entries.ts';
import type { CommunityError } from './errors.ts';
import type { InsidersPart } from './insiders.ts';
import type { GratitudePart } from './gratitude.ts';
import type { MailMethods } from './mail.ts';
import type { ModerationPart } from './moderation.ts';
import type { PollsPart } from './polls.ts';
import type { ReferralsPart } from './referrals.ts';

export type { Keyed, Options } from './common.ts';
export type { CommunityPart } from './community.ts';
export type { EntriesPart } from './entries.ts';
export type { InsidersPart } from './insiders.ts';
export type { GratitudePart } from './gratitude.ts';
export type { MailMethods } from './mail.ts';
export type { ModerationPart, QueuePage, QueueQuery, ThreadSettings } from './moderation.ts';
export type { PollsPart } from './polls.ts';
export type { ReferralsPart } from './referrals.ts';

/** The contract's version: a client sends only what the backend's minor knows; a higher major is refused. */
export const SPEC = '1.1';

/**
 * Everything Hearth asks of a backend. A part that is missing hides its UI; what a backend cannot do it refuses with
 * `unsupported`, never silently. A part is whole or absent, but for methods that joined it in a later minor version: these
 * may be missing. All methods reject with {@link CommunityError} and nothing else.
 *
 * Writes are safe to repeat: creations by their id (same id, author and content → the stored result; else `conflict`),
 * everything else by `key`. Every answer to a read carries `asOf`, the position in the log that it reflects.
 */
export interface BackendAdapter {
  /** `major.minor` of the contract spoken. */
  readonly spec: string;
  /** Who makes the ids of what is created: `client` takes ours, `server` makes its own and echoes `clientId`. */
  readonly ids: 'client' | 'server';
  /** Says who is looking and what can be done. Called first, and again when the identity may have changed. */
  connect(options?: Options): Promise<Session>;
  readonly members?: MembersPart;
  readonly threads?: ThreadsPart;
  readonly moderation?: ModerationPart;
  readonly polls?: PollsPart;
  /** Since 1.1. */
  readonly entries?: EntriesPart;
  readonly badges?: BadgesPart;
  readonly referrals?: ReferralsPart;
  /** Since 1.1. */
  readonly gratitude?: GratitudePart;
  /** Since 1.1. */
  readonly media?: MediaPart;
  /** Since 1.1. */
  readonly insiders?: InsidersPart;
  /** Since 1.1. */
  readonly community?: CommunityPart;
  /** What changed since a position. Without it, `withRefetch` re-reads what is displayed. */
  changes?(query: ChangesQuery, options?: Options): Promise<ChangesPage>;
  /** Tells of changes as they happen, each once and in order, from a position on. */
  subscribe?(subscription: Subscription): Unsubscribe;
}

export interface Session {
  readonly spec: string;
  readonly site: SiteInfo;
  /** `null`: somebody who has not acted yet. */
  readonly viewer: Viewer | null;
  readonly limits: Limits;
  /** The backend's clock, so that countdowns are right on a wrong clock. */
  readonly now: Time;
  readonly asOf: Cursor;
  /** Nothing leaves this device: what is written here is kept by this browser alone, and widgets say so. */
  readonly deviceOnly?: true;
}

export interface Limits {
  /** Characters of a body's source. */
  readonly body: number;
  readonly name: number;
  /** Bytes of a picture that is uploaded; absent where there is no place for pictures. Since 1.1. */
  readonly upload?: number;
}

export interface MembersPart extends MailMethods {
  /** Makes somebody without an identity a guest of this device. Called when they first act, never before. */
  joinAsGuest(input: { readonly name: string }, options?: Options): Promise<Viewer>;
  /** A member as others see one. `not-found` for strangers and the erased. */
  read(id: Id, options?: Options): Promise<MemberCard>;
  /**
   * Takes another name. `invalid` (field `name`) with the reason `reserved` for one that the community keeps for itself, `lookalike` for
   * one that could be taken for that of somebody of its staff; so it is with `joinAsGuest`. `forbidden` where the host says how
   * members are called.
   */
  rename(input: Keyed & { readonly name: string }, options?: Options): Promise<MemberCard>;
  /** What may be known of a member by whoever reads the site; `me` is the viewer (`unauthenticated` without one). Since 1.1. */
  profile?(id: Id | 'me', options?: Options): Promise<Profile>;
  /**
   * How the viewer is seen from now on. `not-found` (field `picture`) for a picture that isn't theirs, is used already or has gone;
   * `invalid` with `too-many-pixels` and the `limit` of a side for one that is too large. Answers with their profile. Since 1.1.
   */
  present?(input: Keyed & Presentation, options?: Options): Promise<Profile>;
  /**
   * The viewer wishes not to read somebody, or wishes to again. Their comments are then marked in what the viewer reads
   * (`Comment.muted`); nobody else sees a difference, and nobody is told. `forbidden` for staff, 500 at most. Since 1.1.
   */
  mute?(input: Keyed & { readonly id: Id; readonly on: boolean }, options?: Options): Promise<void>;
  /** Whom the viewer has muted: changes that are told live are the same for all, and do not say. Since 1.1. */
  muted?(
    query: { readonly cursor?: string; readonly limit?: number },
    options?: Options,
  ): Promise<{ readonly members: readonly MemberCard[]; readonly next: string | null }>;
  /**
   * Whether the viewer may have what is not open to all, or not yet. `not-found` for a name that nothing on this site gives
   * access to, so that a misspelt one lets nobody in; `unauthenticated` for somebody unknown. Since 1.1.
   */
  access?(query: { readonly name: string }, options?: Options): Promise<Access>;
  /** What is stored of the viewer's answers to polls that feed segments, and the segments that they put them in. Since 1.1. */
  segments?(options?: Options): Promise<OwnSegments>;
  /**
   * Deletes all of these answers, with the consents, also in polls that have closed: their figures are counted again
   * without them. Since 1.1.
   */
  wipeAnswers?(input: Keyed, options?: Options): Promise<void>;
  /**
   * The viewer's small data: what they took part in, what came of it, and how that compares. Nobody reads anybody else's. Since 1.1.
   */
  impact?(options?: Options): Promise<Impact>;
  /** Everything that is kept of the viewer, to take along. Since 1.1. */
  data?(options?: Options): Promise<MemberData>;
  /**
   * Forgets the viewer: their words, name, address, pictures and all else that is theirs, for good and at once. `id` has to be the
   * viewer's own (else `not-found`). Traces stay where others replied, decided polls keep their figures, and rewards their books, by
   * an id that names nobody any more. Safe to repeat; the bearer holds no longer then. Since 1.1.
   */
  erase?(input: { readonly id: Id }, options?: Options): Promise<void>;
  /** What the viewer is told of, each thing once: what came of the polls that they took part in. Since 1.1. */
  notices?(query: NoticesQuery, options?: Options): Promise<NoticesPage>;
  /** The viewer has read these notices, 100 at most, or without `ids` all. Unknown ones are passed over. Since 1.1. */
  readNotices?(input: Keyed & { readonly ids?: readonly Id[] }, options?: Options): Promise<void>;
  /** What the viewer wishes to hear of, and how; nobody reads anybody else's. Since 1.1. */
  preferences?(options?: Options): Promise<Preferences>;
  /** Changes what is named, and answers with all. `invalid` names the field: `quiet.from`, `kinds.replies`. Since 1.1. */
  setPreferences?(input: Keyed & PreferencesChange, options?: Options): Promise<Preferences>;
  /**
   * Of what others write in a thread the viewer is not told any more, or is again; an official answer to their own question they are told
   * of all the same. `not-found` for a thread that nobody has opened, 500 at most. Since 1.1.
   */
  muteThread?(
    input: Keyed & { readonly topic: string; readonly on: boolean },
    options?: Options,
  ): Promise<void>;
  /** The threads that the viewer has muted: all of them. Since 1.1. */
  mutedThreads?(
    options?: Options,
  ): Promise<{ readonly threads: readonly Pick<Thread, 'topic' | 'title' | 'url'>[] }>;
}

export interface ThreadsPart {
  /** A page of a thread. A topic that nobody wrote under yet is an empty thread, not an error. */
  read(query: ThreadQuery, options?: Options): Promise<ThreadPage>;
  /** How many published comments each of 1 to 100 topics has. The same for everybody who may read. */
  counts?(query: { readonly topics: readonly string[] }, options?: Options): Promise<ThreadCounts>;
  /** One comment. `not-found` when the viewer may not see it. */
  comment(id: Id, options?: Options): Promise<Comment>;
  /**
   * Adds a comment. The answer's status may be `held`: it then awaits staff, and that is no error. Where first comments are
   * reviews, each person has one (else `conflict` with the reason `reviewed`), and staff have none (`forbidden`).
   */
  post(input: NewComment, options?: Options): Promise<Comment>;
  /** `conflict` when the revision has moved on; `closed` after the edit window. */
  edit(
    input: Keyed & {
      readonly id: Id;
      readonly body: string;
      readonly revision: number;
      /** As with a new comment. Since 1.1. */
      readonly confirm?: string;
      /** Of a review: other stars; without it they stay. Since 1.1. */
      readonly rating?: number;
      /** All that it is to have from now on; left out, they stay as they are. Since 1.1. */
      readonly images?: readonly AttachedImage[];
    },
    options?: Options,
  ): Promise<Comment>;
  /**
   * What the comment said before it was edited. For its author and staff (`forbidden` for others who may see it);
   * `gone` once it is deleted. Since 1.1.
   */
  history?(query: { readonly id: Id }, options?: Options): Promise<CommentHistory>;
  /** Leaves a tombstone. The words are kept for ten minutes, and read by nobody. */
  remove(input: Keyed & { readonly id: Id; readonly revision: number }, options?: Options): Promise<Comment>;
  /**
   * Brings back what the viewer deleted of their own, as it was, until the trace's `undoUntil`; then the words are `gone`.
   * `conflict` when the revision has moved on. Since 1.1.
   */
  undelete?(
    input: Keyed & { readonly id: Id; readonly revision: number },
    options?: Options,
  ): Promise<Comment>;
  /** Sets or takes back one reaction of the viewer. */
  react(
    input: Keyed & { readonly id: Id; readonly reaction: string; readonly on: boolean },
    options?: Options,
  ): Promise<Comment>;
  /**
   * The viewer's vote on somebody else's comment: for it, against it, or none. `unsupported` where the site has no votes,
   * `invalid` (field `value`) for a vote against where there are none, `forbidden` on one's own. Reviews can be voted for
   * whatever the site has, and not against: a vote says that they helped. Since 1.1.
   */
  vote?(input: Keyed & { readonly id: Id; readonly value: 1 | 0 | -1 }, options?: Options): Promise<Comment>;
  /**
   * Tells staff that a comment should be looked at; one report per person and comment, the first one stands. `note`: up
   * to 500 characters, for staff. A site may say how many reports by members make a comment wait. Since 1.1.
   */
  report?(
    input: Keyed & { readonly id: Id; readonly reason: ReportReason; readonly note?: string },
    options?: Options,
  ): Promise<void>;
  /**
   * The author lets the site use a comment elsewhere, on the terms of now (`SiteInfo.reuse`), or takes that back; possible as long
   * as it is there. `forbidden` for others, `unsupported` where nobody asks, `gone` once it is deleted. Since 1.1.
   */
  reuse?(input: Keyed & { readonly id: Id; readonly on: boolean }, options?: Options): Promise<Comment>;
}

export interface NewComment {
  /** A UUIDv7 made by the client; a retry sends the same. */
  readonly id: Id;
  readonly topic: string;
  readonly parent: Id | null;
  /** Markdown source, 1 to 10,000 characters. */
  readonly body: string;
  /** The token that a `nudge` came with: its author has read the words over. Since 1.1. */
  readonly confirm?: string;
  /** A field of the form that people don't see: if it is filled in, the comment waits for staff. Since 1.1. */
  readonly trap?: string;
  /** Stars of a review, 0.5 to 5 in half steps: needed where first comments are reviews, `invalid` elsewhere. Since 1.1. */
  readonly rating?: number;
  /**
   * Pictures that the author has uploaded, four at most, each for one comment alone. `invalid` (field `images.0.alt`) without
   * a description, `not-found` (field `images.0.id`) for what isn't theirs, is used already or has gone. Since 1.1.
   */
  readonly images?: readonly AttachedImage[];
  /** The author lets the site use it elsewhere, on the terms of now; `unsupported` where nobody asks. Since 1.1. */
  readonly reuse?: boolean;
  /** The question at the thread's head that it answers; one that has ended by now is none any more. Since 1.1. */
  readonly prompt?: string;
  /** Title and address of the page, kept when the thread is new. */
  readonly page?: { readonly title: string; readonly url: string };
}

/** Pictures, whatever they are for. Since 1.1. */
export interface MediaPart {
  /**
   * Takes a picture in. It is the uploader's alone until something of theirs shows it; what nothing shows within a day goes.
   * Safe to repeat: the same id with the same bytes gives the stored answer, with others `conflict`.
   *
   * `invalid` with field `file` for what can't be taken: `too-long` (with the `limit` in bytes), `format` (no picture, one
   * that is broken, or of a kind that is not taken), `too-many-pixels` (with the `limit`). `forbidden` for whom the site
   * takes no pictures from.
   */
  upload(input: { readonly id: Id; readonly file: Blob }, options?: Options): Promise<Media>;
  /** A picture that the viewer has uploaded, with an address that is good for now. `not-found` for all others. */
  read(id: Id, options?: Options): Promise<Media>;
}

export interface BadgesPart {
  /** A member's showcase; `me` is the viewer (`unauthenticated` without one). */
  showcase(member: Id | 'me', options?: Options): Promise<Showcase>;
  /**
   * A tier that a member holds, as a credential that anybody can verify anywhere. `not-found` for what they don't hold, `gone`
   * once it was revoked. Missing where nobody has a key to sign with. Since 1.1.
   */
  credential?(
    query: {
      readonly member: Id;
      readonly badge: string;
      readonly tier: string;
      /** As the grant has it. */
      readonly scope?: string;
    },
    options?: Options,
  ): Promise<BadgeCredential>;
  /**
   * How the viewer shows their badges: in which order (those that are not named follow as the community has them), and which to
   * nobody but themselves. `invalid` (field `order.0`) for a badge that is named twice, or that the viewer knows nothing of. Since 1.1.
   */
  arrange?(input: Keyed & Arrangement, options?: Options): Promise<void>;
  /** These grants of the viewer's, 100 at most, were celebrated with them, and are not fresh any more. Unknown ones are passed over. Since 1.1. */
  celebrated?(input: Keyed & { readonly grants: readonly GrantName[] }, options?: Options): Promise<void>;
  /**
   * Staff give a tier by hand, with a reason that the member and staff read; it stands in the audit log, and no rule takes it away. What is
   * held already stays as it is. `forbidden` for oneself, `conflict` (field `badge`) for a retired badge, `invalid` (field `scope`)
   * where the badge is earned per topic or poll and none is named, or the other way round. Answers with the member's showcase. Since 1.1.
   */
  grant?(input: Keyed & HandedBadge, options?: Options): Promise<Showcase>;
  /** Staff take a tier away, however it was earned, with a reason; no rule gives it back. `not-found` for what nobody holds. Since 1.1. */
  revoke?(input: Keyed & HandedBadge, options?: Options): Promise<Showcase>;
}

/** A tier that staff give or take away. */
export interface HandedBadge {
  readonly member: Id;
  readonly badge: string;
  readonly tier: string;
  /** The topic or poll, of a badge that is earned in each of them apart. */
  readonly scope?: string;
  /** Plain text, 1 to 500 characters. */
  readonly reason: string;
}

/** What a client wants to hear of. A member hears of their own things by `member/<id>`, staff of what waits by `moderation`. */
export type Channel = `thread/${string}` | `poll/${string}` | `member/${string}` | 'moderation';

export interface ChangesQuery {
  readonly since: Cursor;
  readonly channels: readonly Channel[];
  /** 1 to 500, default 200. */
  readonly limit?: number;
}

export interface ChangesPage {
  readonly changes: readonly Change[];
  /** Everything up to here is told. */
  readonly asOf: Cursor;
  readonly more: boolean;
  /** The position is too old, or of another epoch: read again what is displayed, then go on from `asOf`. */
  readonly resync: boolean;
}

/**
 * Something that changed, as this viewer may see it now. Several changes of one thing may arrive as one.
 * Kinds that a client does not know are skipped.
 */
export type Change = { readonly cursor: Cursor; readonly channel: Channel } &
  /** `comments`: how many published comments its thread has now, if told. */
  (
    | { readonly kind: 'comment'; readonly comment: Comment; readonly comments?: number }
    /** Gone from this viewer's sight: hidden, or erased. */
    | { readonly kind: 'comment-gone'; readonly id: Id; readonly topic: string; readonly comments?: number }
    | { readonly kind: 'thread'; readonly thread: Thread }
    /** `tally` is null where the public may not see it: a viewer who may, reads the poll again. */
    | { readonly kind: 'poll'; readonly poll: Poll; readonly tally: Tally | null }
    /** Its `votes` are absent where the public may not see them: a viewer who may, reads it again. Since 1.1. */
    | { readonly kind: 'entry'; readonly entry: Entry }
    /** Gone from this viewer's sight. Since 1.1. */
    | { readonly kind: 'entry-gone'; readonly id: Id; readonly poll: string }
    | { readonly kind: 'badges'; readonly member: Id }
    | { readonly kind: 'referrals'; readonly member: Id }
    /** Where the member stands with points has changed, or something good happened to them. Since 1.1. */
    | { readonly kind: 'points'; readonly member: Id }
    /** The member's notices are others now: they read them again. Since 1.1. */
    | { readonly kind: 'notice'; readonly member: Id }
    /** What the member may see or have is other now: gates, circles, places, passes. Since 1.1. */
    | { readonly kind: 'insider'; readonly member: Id }
    /** Who waits for an answer is otherwise now; for staff. Since 1.1. */
    | { readonly kind: 'figures' }
    | { readonly kind: 'erased'; readonly member: Id }
  );

export interface Subscription {
  readonly since: Cursor;
  readonly channels: readonly Channel[];
  /** Called with each change in order. */
  onChange(change: Change): void;
  /** The position was too old: read again what is displayed. Changes after `asOf` follow. */
  onResync(asOf: Cursor): void;
  /** `live` when connected; `waiting` while it is being tried again; `ended` when it will not be. */
  onState?(state: 'live' | 'waiting' | 'ended', error?: CommunityError): void;
}

export type Unsubscribe = () => void;
