import type { Cursor, Text, Time } from '../common.ts';
import type { MemberCard } from '../people/people.ts';

/**
 * What counts towards a badge. One's own votes, one's marks on one's own words and replies to oneself never count.
 *
 * - `comment.posted`: an own comment is published. `reply.received`: somebody else answers it; `reaction.received`, `vote.received`:
 *   somebody else reacts to it, or votes for it. `answer.given`: staff mark it as the official answer to somebody else.
 * - `entry.proposed`, `entry.shipped`: an own idea, or contest entry, is published; staff say that it is built.
 * - `poll.voted`: taking part in a poll; never in an anonymous one.
 * - `member.joined`: being here. `referral.joined`: a friend came by one's invitation.
 * - `host`: what the brand's own systems tell of, such as purchases: `where.event` names it.
 * - `staff`: nothing; staff give it by hand.
 *
 * Since 1.1: all but `comment.posted`, `reply.received`, `reaction.received`, `poll.voted` and `referral.joined`.
 */
export type BadgeTrigger =
  | 'comment.posted'
  | 'reply.received'
  | 'reaction.received'
  | 'vote.received'
  | 'answer.given'
  | 'entry.proposed'
  | 'entry.shipped'
  | 'poll.voted'
  | 'member.joined'
  | 'referral.joined'
  | 'host'
  | 'staff';

export const BADGE_TRIGGERS: readonly BadgeTrigger[] = [
  'comment.posted',
  'reply.received',
  'reaction.received',
  'vote.received',
  'answer.given',
  'entry.proposed',
  'entry.shipped',
  'poll.voted',
  'member.joined',
  'referral.joined',
  'host',
  'staff',
];

/** Narrows what counts; everything that is given must hold. */
export interface BadgeWhere {
  /** Topics as they are, or how they begin and a `*`. */
  readonly topics?: readonly string[];
  /** Ids of polls. */
  readonly polls?: readonly string[];
  /** Ids of reactions; one of them is enough. */
  readonly reactions?: readonly string[];
  /** First comments alone, or replies alone. */
  readonly comments?: 'first' | 'replies';
  /** Of the trigger `host`: the type of the event, such as `purchase`. */
  readonly event?: string;
  /** Not before this moment. */
  readonly after?: Time;
  /** Before this moment, and not at it: the cutoff of an early-adopter badge. */
  readonly before?: Time;
}

/** The stretch of time in which a threshold must be reached: so many days on end, or a day, week (ISO 8601) or month of the site's calendar. */
export type BadgeWindow = { readonly days: number } | { readonly each: 'day' | 'week' | 'month' };

/** What is counted, and earned, apart: everything together, or each thread or poll by itself. */
export type BadgeScope = 'site' | 'topic' | 'poll';

export interface BadgeTier {
  readonly id: string;
  readonly name: Text;
  /** Counted events needed, ≥ 1; rises from tier to tier. Of a badge that staff give by hand: its place among the tiers. */
  readonly threshold: number;
}

/** A badge as its community file declares it. */
export interface BadgeDefinition {
  readonly id: string;
  readonly name: Text;
  readonly description: Text;
  /** One of the built-in drawings, or an image URL. */
  readonly art: string;
  readonly trigger: BadgeTrigger;
  readonly tiers: readonly BadgeTier[];
  /** Most events that count per day of the site's calendar; `null` for no cap. */
  readonly dailyCap: number | null;
  /** No longer to be earned; those who hold it keep it. */
  readonly retired: boolean;
  /** Since 1.1. */
  readonly where?: BadgeWhere;
  /** Absent: a threshold may take as long as it takes. Since 1.1. */
  readonly window?: BadgeWindow;
  /** Absent: `site`. Since 1.1. */
  readonly scope?: BadgeScope;
  /** Earned again each time that its one threshold is reached anew. Since 1.1. */
  readonly repeatable?: boolean;
  /** What is taken back counts no longer, and a tier that is not reached without it is revoked; reached again, it is held again. Since 1.1. */
  readonly autoRevoke?: boolean;
  /** A surprise: nobody is told of it before they hold it. Since 1.1. */
  readonly secret?: boolean;
}

/** What a tier was reached with. */
export interface BadgeEvidence {
  readonly kind: 'comment' | 'entry' | 'poll' | 'member' | 'host';
  /** Of a host's event: its id there. */
  readonly id: string;
  /** What it is called, as it is now. Absent where it is not to be seen any more. Since 1.1. */
  readonly title?: Text;
  /** The page that it is on, with the place on it; absent where no page is known. Since 1.1. */
  readonly url?: string;
}

export interface BadgeGrant {
  readonly tier: string;
  /** Time of the event that reached the threshold. */
  readonly grantedAt: Time;
  readonly revokedAt: Time | null;
  /** The topic or poll it was earned in; absent for badges of the whole site. Since 1.1. */
  readonly scope?: string;
  /** How often, where it can be earned again; absent for once. Since 1.1. */
  readonly times?: number;
  /** Time of the event that reached it last, where that was more than once. Since 1.1. */
  readonly lastAt?: Time;
  /** What reached it: to be seen by everybody where everybody sees that, else by the holder and staff. Since 1.1. */
  readonly evidence?: readonly BadgeEvidence[];
  /** Given by hand; then what staff wrote about it, for the holder and staff. Since 1.1. */
  readonly byStaff?: true;
  readonly reason?: string;
  /** Of the last fortnight, and not celebrated yet: told to its holder alone. Since 1.1. */
  readonly fresh?: true;
}

/** One slot of a member's showcase: earned, under way or locked. */
export interface BadgeSlot {
  readonly badge: BadgeDefinition;
  /** Tiers earned, lowest first; of a badge per topic or poll, those of the latest first. Empty: locked. */
  readonly grants: readonly BadgeGrant[];
  /**
   * Events counted so far; absent for others than the member. Within the window that runs, where there is one; since it was last
   * earned, where that can be done again.
   */
  readonly progress?: number;
  /**
   * By tier: the share, 0 to 1, of the members active in 90 days who hold it. Absent while fewer than 50 are active, and where the
   * backend does not count it. Since 1.1.
   */
  readonly rarity?: Readonly<Record<string, number>>;
  /** Its owner shows it to nobody; told to them and staff alone. Since 1.1. */
  readonly hidden?: true;
  /** Where that is, of a badge per topic or poll: where the member has come furthest. Since 1.1. */
  readonly progressIn?: string;
}

/** Whose badges are believed, and where their keys are. */
export interface KnownIssuer {
  /** The id of its profile. */
  readonly id: string;
  /** A JWK set (RFC 7517 §5), with retired keys for as long as what they signed shall hold. */
  readonly jwks: string;
}

/** A tier that somebody holds, as an Open Badges 3.0 credential. */
export interface BadgeCredential {
  /** A JSON Web Token in compact form. */
  readonly token: string;
  /** Whom this community believes; a credential of anybody else is refused. */
  readonly issuers: readonly KnownIssuer[];
}

export interface Showcase {
  readonly member: MemberCard;
  readonly slots: readonly BadgeSlot[];
  readonly asOf: Cursor;
}
