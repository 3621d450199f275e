import type { Body } from '../domain/body.ts';
import type { Id, Time } from '../domain/common.ts';
import type { ReportReason } from '../domain/moderation/reports.ts';
import type { AuditEntry, Facts, StaffAction } from '../domain/moderation/types.ts';
import type { AttachedImage, ImageType } from '../domain/media/types.ts';
import type { SpamSign } from '../domain/threads/spam.ts';
import type { CommentStatus } from '../domain/threads/types.ts';
import type { Points } from '../domain/polls/counting/points.ts';
import type { Figures } from '../domain/polls/tally.ts';
import type { Reuse } from '../domain/polls/reuse.ts';
import type { Board, EntryState, EntryStatus } from '../domain/polls/ideas/types.ts';
import type { NoticeFacts, NoticeKind } from '../domain/notices/notices.ts';
import type { AuditMark, OutcomeEntry, PollDefinition, PollStage } from '../domain/polls/types.ts';
import type { ReviewSign } from '../domain/referrals/suspicion.ts';
import type { ProgrammeDefinition, ReferralState } from '../domain/referrals/types.ts';
import type { SiteInfo } from '../domain/site.ts';
import type { SiteAccess } from './community/community.ts';
import type { BadgeRows } from './rows/badges.ts';
import type { FiguresRows } from './rows/figures.ts';
import type { GratitudeRows } from './rows/gratitude.ts';
import type { HostRows } from './rows/host.ts';
import type { ReferralRows } from './rows/referrals.ts';
import type { InsiderRows } from './rows/insiders.ts';
import type { MailRows } from './rows/mail.ts';
import type { MemberRows } from './rows/members.ts';
import type { OutwardRows } from './rows/outward.ts';
import type { PeopleRows } from './rows/people.ts';
import type { RelationshipRows } from './rows/relationship.ts';

/**
 * The rows a backend keeps, without their `site`: a transaction is bound to one site, and a store puts `site` before every key.
 * Times are UTC milliseconds. Fields marked json are stored as one value.
 */
export interface Rows
  extends
    BadgeRows,
    HostRows,
    InsiderRows,
    ReferralRows,
    RelationshipRows,
    GratitudeRows,
    MailRows,
    MemberRows,
    OutwardRows,
    PeopleRows,
    FiguresRows {
  /** `access`: what only the backend needs to know of its site. */
  settings: { id: 'site'; info: SiteInfo; access: SiteAccess };
  threads: {
    topic: string;
    title: string | null;
    url: string | null;
    locked: number;
    comments: number;
    createdAt: Time;
    /** First comments, as they lead the page. */
    pinned: readonly Id[];
    /** In place of the site's `moderation.members`. */
    policy: 'pre' | 'post' | null;
    /** Seconds; 0 for none. */
    slow: number;
    /** Published reviews by their stars, from half a one on; empty where there were none yet. */
    ratings: readonly number[];
  };
  comments: {
    id: Id;
    topic: string;
    parent: Id | null;
    root: Id;
    /** 1 for a first comment, else 0. */
    first: number;
    depth: number;
    author: Id | null;
    source: string;
    body: Body;
    /** Hash of what was sent at creation: tells a repeated creation from a conflict. */
    hash: string;
    status: CommentStatus;
    /** Place in the thread's order: never before its parent's. */
    at: Time;
    createdAt: Time;
    editedAt: Time | null;
    revision: number;
    /** Counts by reaction id. */
    reactions: Record<string, number>;
    /** What `best` sorts by where there are no votes. */
    score: number;
    /** Direct replies that stand: published, or kept in place as a trace by replies of their own. */
    replies: number;
    /** Replies in the conversation that stand; kept on first comments. */
    descendants: number;
    up: number;
    down: number;
    /** What `best` sorts by where there are votes. */
    rating: number;
    /** What `controversial` sorts by. */
    controversy: number;
    featured: number;
    /** 1: the official answer in its conversation. */
    answer: number;
    /** Of a first comment: its official answer. */
    answered: Id | null;
    /** What looked like spam when it was written or changed. */
    signs: readonly SpamSign[];
    /** Of a review: its rating in stars; 0 of all others. */
    stars: number;
    /** 1: its author bought what they review, as the host said. */
    verified: number;
    images: readonly ShownImage[];
  };
  /** One review per member and topic, unless it was deleted. */
  reviews: { topic: string; member: Id; comment: Id };
  /**
   * Pictures. `coming`: being stored; `loose`: nothing shows it yet; `kept`: `comment` does, or an entry; `gone`: nobody sees it any more,
   * and its bytes are about to go. `hash`: of what was uploaded.
   */
  media: {
    id: Id;
    owner: Id;
    comment: Id | null;
    state: 'coming' | 'loose' | 'kept' | 'gone';
    type: ImageType;
    width: number;
    height: number;
    bytes: number;
    hash: string;
    at: Time;
  };
  /** Who has a picture for good: a comment, or nothing (empty) once its time was over. */
  claims: { media: Id; by: string };
  /** What comments said before they were edited. `at`: since when; `until`: when that was replaced. */
  versions: { comment: Id; revision: number; body: Body; at: Time; until: Time };
  /** What deleted comments said, as long as that can be undone. `own` 1: their author deleted them. */
  bin: { comment: Id; source: string; body: Body; status: CommentStatus; own: number; until: Time };
  reactions: { member: Id; comment: Id; reaction: string; at: Time };
  /** `value`: 1 or -1; who took theirs back has no row. */
  votes: { member: Id; comment: Id; value: number; at: Time };
  /** Hashes of words posted lately, where a site looks for repeats. */
  gists: { gist: string; comment: Id; at: Time };
  /** Whom a member does not want to read. */
  mutes: { member: Id; muted: Id; at: Time };
  /** One per member and comment. */
  reports: {
    comment: Id;
    member: Id;
    reason: ReportReason;
    note: string | null;
    at: Time;
    /** 1 if it counts for holding the comment. */
    counts: number;
    /** What settled it: an entry of the audit, or `deleted`; `null` while it is open. */
    handled: string | null;
  };
  /** Comments that were reported; `open` 1 while a report is, `at` then its time. */
  flagged: { comment: Id; open: number; at: Time };
  polls: {
    id: string;
    definition: PollDefinition;
    /** Of an anonymous poll, base64url, destroyed when it closes. */
    secret: string | null;
    /** Of a ranked poll: what the order for ties is made from. */
    seed: string | null;
    counts: Readonly<Record<string, number>>;
    sums: Readonly<Record<string, number>>;
    voters: number;
    /** What an open anonymous poll shows: the figures of the last step of five voters. Some of it missing in older rows. */
    shown: Pick<Figures, 'counts' | 'voters'> & Partial<Figures>;
    revision: number;
    /** 1 while its close is still to be told. */
    due: number;
    /** The definition's, 0 for none. */
    closesAt: Time;
    /** Ballots that name nothing. */
    abstained: number;
    /** Of the file in `audit_files`, once there is one. */
    audit: AuditMark | null;
    /** Published entries by their status; empty where there were none yet. */
    board: Partial<Board['entries']>;
    /** What taking part gives a head start on. */
    access: string | null;
    /** Where staff took it; `null`: where the definition says. Ask `inForce`. */
    stage: PollStage | null;
    /** When staff or its goal ended the vote, before its time or after. */
    closedAt: Time | null;
    /** What staff said at each step, newest first; `by`: their ids. */
    outcomes: readonly KeptOutcome[];
  };
  /** `voter`: the member's id, or in anonymous polls HMAC(poll secret, member). No time and no order. */
  ballots: {
    poll: string;
    voter: string;
    choices: readonly string[];
    points: Points | null;
    revision: number;
  };
  /** Who agreed to what their answer is used for, as long as it is stored. */
  consents: { poll: string; member: Id; at: Time };
  /** Who took part, kept apart from the ballots. */
  participations: { poll: string; member: Id };
  /** A closed poll's audit file as it was published, in parts from 0 on. */
  audit_files: { poll: string; part: number; text: string };
  /** What members handed in to polls. */
  entries: {
    id: Id;
    poll: string;
    author: Id | null;
    title: string;
    source: string;
    body: Body;
    /** Hash of what was sent at creation: tells a repeated creation from a conflict. */
    hash: string;
    image: ShownImage | null;
    status: EntryStatus;
    state: EntryState;
    createdAt: Time;
    editedAt: Time | null;
    revision: number;
    votes: number;
    /** What `trending` sorts by. */
    hot: number;
    mergedInto: Id | null;
    reply: { readonly source: string; readonly body: Body; readonly by: Id; readonly at: Time } | null;
    /** 1: its author lets the site use it elsewhere, on the terms of `consent`. */
    reuse: number;
    consent: Reuse | null;
  };
  /** Who has entered a contest: once. */
  entrants: { poll: string; member: Id; entry: Id };
  /** One per member and entry. */
  entry_votes: { poll: string; member: Id; entry: Id; at: Time };
  /** What published entries are about: see `termsOf`. */
  entry_terms: { poll: string; term: string; entry: Id };
  /**
   * What members are told of. `cause`: what it comes from, so that nobody hears of it twice; `subject`: the id of what its kind is about.
   * `ringAt`: not before; later than `at` where a cap holds it.
   */
  notices: {
    member: Id;
    cause: string;
    kind: NoticeKind;
    subject: string;
    at: Time;
    readAt: Time | null;
    /** Numbers and codes that its words need; `null` for none. */
    about: NoticeFacts | null;
    ringAt: Time;
  };
  /** `position` -1: takes no new invitations. */
  programmes: { id: string; position: number; definition: ProgrammeDefinition };
  invitations: { programme: string; member: Id; code: string; token: string };
  referrals: {
    friend: Id;
    referrer: Id;
    programme: string;
    name: string;
    state: ReferralState;
    reason: string | null;
    clickedAt: Time;
    at: Time;
    location: string | null;
    /** What staff should look at before a reward is approved. */
    signs: readonly ReviewSign[];
    /** How they stand in their inviter's `referral_standings`: 0 not, 1 as joined, 2 as qualified. */
    tallied: number;
  };
  /** Intents to share. `reach`: how many people their owners think to have told, as they typed it. */
  shares: { member: Id; programme: string; channel: string; count: number; reach: number };
  /** The same of a whole programme. */
  share_figures: { programme: string; channel: string; count: number; reach: number };
  events: EventRow;
  /** Answers to keyed writes, so that a repeated one is carried out once. */
  answers: { member: Id; key: Id; hash: string; answer: unknown; at: Time };
  /** What staff did. `before`, `after`: codes and numbers, see `Facts`. */
  audit: {
    id: Id;
    actor: Id | null;
    action: StaffAction;
    kind: AuditEntry['kind'];
    subject: string;
    topic: string | null;
    at: Time;
    reason: string | null;
    before: Facts;
    after: Facts;
    undoneAt: Time | null;
    undoneBy: Id | null;
  };
  /** How far each reader of the log has come. */
  readers: { name: string; seq: number };
  /** Where an imported thing came from. */
  sources: { source: string; sourceId: string; id: Id };
}

/** A step of a poll's course, as it is kept. */
export interface KeptOutcome extends Omit<OutcomeEntry, 'by'> {
  readonly by: Id | null;
}

/** A picture as its comment knows it. */
export interface ShownImage extends AttachedImage {
  readonly width: number;
  readonly height: number;
}

/** The log: kinds, ids and numbers, never bodies or names, nor what somebody chose in a poll. */
export interface EventRow {
  seq: number;
  kind: EventKind;
  /** What it happened to, e.g. the comment's id. */
  subject: string;
  /** Whose doing; `null` in anonymous polls. */
  actor: Id | null;
  channel: string;
  /** `public`, `staff`, or a member's id; staff and the actor also see what is for `staff`. */
  audience: string;
  at: Time;
  data: Record<string, string | number | null>;
}

export type EventKind =
  /** What happened at the host's, by its type: `host.purchase`. `data`: see `hostEventData`. */
  | `host.${string}`
  | 'comment.posted'
  | 'comment.held'
  | 'comment.approved'
  | 'comment.edited'
  | 'comment.deleted'
  | 'comment.hidden'
  | 'comment.restored'
  | 'comment.undone'
  | 'comment.marked'
  | 'comment.reported'
  | 'comment.reacted'
  | 'comment.voted'
  | 'thread.changed'
  /** It takes off, which is told once; `data`: `acts`, `audience`, and `rate` in percent. */
  | 'thread.trending'
  | 'poll.changed'
  | 'poll.voted'
  | 'entry.proposed'
  | 'entry.changed'
  | 'entry.voted'
  | 'entry.settled'
  | 'entry.merged'
  /** Staff took it to another stage; `data`: `stage` and `entry`, the outcome's id. */
  | 'poll.staged'
  /** Its goal was reached, and it closed. */
  | 'poll.reached'
  /** Somebody has joined or left a circle, asked for or given up a place, moved up, or used a pass; told to them alone. */
  | `insider.${'joined' | 'left' | 'booked' | 'stepped-back' | 'moved-up' | 'redeemed'}`
  /** Staff said something to all. */
  | 'news.announced'
  | 'notice.told'
  | 'notice.read'
  /** What the member wishes to hear of is otherwise, or something that they were told of is gone. */
  | 'notice.changed'
  /** A line came into a member's ledger. */
  | 'points.changed'
  /** Something good happened to a member. */
  | 'moment.came'
  /** Something was given; `data`: `type`, what it is, and `source`, what gave it. */
  | 'reward.given'
  | 'badge.granted'
  /** A member shows their badges otherwise. */
  | 'badge.arranged'
  /** By the rule or by staff; `data`: `tier`, and `scope` where there is one. */
  | 'badge.revoked'
  /** A badge was counted from the start of the log: `data.grants` is how many tiers its `subject`, a member, holds by that. */
  | 'badge.filled'
  | 'referral.joined'
  /** A friend counts under a rule; `actor`: who invited them. */
  | 'referral.qualified'
  /** Something that the invitation shows is otherwise now. */
  | 'referral.changed'
  /** A step of a line; `data`: what it is worth and where it stands. */
  | 'referral.ledger'
  /** Who waits for an answer is otherwise now. */
  | 'figures.changed'
  | 'member.joined'
  | 'member.merged'
  | 'member.renamed'
  /** They are seen otherwise: with another picture, or under the host's name again. */
  | 'member.presented'
  | 'member.sanctioned'
  /** Nothing of theirs is left. */
  | 'member.erased';

export type Table = keyof Rows;
export type Row<T extends Table> = Rows[T];
