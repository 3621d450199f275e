import type { Cursor, Text, Time } from '../common.ts';
import type { MemberCard } from '../people.ts';

/** What in the log counts towards a badge. One's own votes and replies to oneself never count. */
export type BadgeTrigger =
  'comment.posted' | 'reply.received' | 'reaction.received' | 'poll.voted' | 'referral.joined';

export interface BadgeTier {
  readonly id: string;
  readonly name: Text;
  /** Counted events needed, ≥ 1; rises from tier to tier. */
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
  /** Most events that count per UTC day; `null` for no cap. */
  readonly dailyCap: number | null;
  /** No longer to be earned; those who hold it keep it. */
  readonly retired: boolean;
}

export interface BadgeGrant {
  readonly tier: string;
  /** Time of the event that reached the threshold. */
  readonly grantedAt: Time;
  readonly revokedAt: Time | null;
}

/** One slot of a member's showcase: earned, under way or locked. */
export interface BadgeSlot {
  readonly badge: BadgeDefinition;
  /** Tiers earned, lowest first. Empty: locked. */
  readonly grants: readonly BadgeGrant[];
  /** Events counted so far; absent for others than the member. */
  readonly progress?: number;
  /**
   * By tier: the share, 0 to 1, of the members active in 90 days who hold it. Absent while fewer than 50 are active, and where the
   * backend does not count it. Since 1.1.
   */
  readonly rarity?: Readonly<Record<string, number>>;
  /** Its owner shows it to nobody; told to them and staff alone. Since 1.1. */
  readonly hidden?: true;
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
