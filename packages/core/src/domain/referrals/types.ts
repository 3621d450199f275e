import type { Cursor, Id, Text, Time } from '../common.ts';

/** What kind of thanks a programme gives; a community lives by the first three (L7). */
export type RewardType = 'recognition' | 'access' | 'experience' | 'economic';

export interface Reward {
  readonly type: RewardType;
  readonly label: Text;
}

/** A referral programme as its community file declares it. */
export interface ProgrammeDefinition {
  readonly id: string;
  readonly name: Text;
  readonly description: Text;
  /** For who invites and, if given, for the friend. */
  readonly reward: Reward;
  readonly friendReward: Reward | null;
  /** Where an invitation leads: a path or URL on one of the site's allowed origins. */
  readonly landing: string;
  /** Days from the click in which joining counts. Default 30: day 31 fails. */
  readonly windowDays: number;
  /** Which click counts when there were several. */
  readonly touch: 'last' | 'first';
  readonly terms: Text;
  /** Words offered for the member's message. */
  readonly message: Text;
}

/** invited → joined → qualified | ineligible. */
export type ReferralState = 'invited' | 'joined' | 'qualified' | 'ineligible';

/** A friend as the member who invited sees one: first name and state only. */
export interface ReferralFriend {
  readonly name: string;
  readonly state: ReferralState;
  readonly at: Time;
  /** Why not, as a code: 'self', 'alias', 'late', 'already-member'. */
  readonly reason?: string;
}

/** The channel of a share intent. What happened after it is nobody's business. */
export type ShareChannel = 'copy' | 'code' | 'mail' | 'native';

export interface Invitation {
  readonly programme: ProgrammeDefinition;
  /** 8 characters of Crockford base32, written XXXX-XXXX. */
  readonly code: string;
  /** Carries at least 128 random bits. */
  readonly link: string;
  readonly friends: readonly ReferralFriend[];
  readonly joined: number;
  readonly asOf: Cursor;
}

/** What the friend's side may know: who invited, by first name, and to what. */
export interface Landing {
  readonly programme: ProgrammeDefinition;
  readonly referrer: string;
  /** The signed click, to be kept in the URL and memory until sign-in. */
  readonly click: string;
  readonly expiresAt: Time;
}

/** A click: stateless, signed by the backend, added to the landing URL. */
export interface Click {
  readonly site: Id;
  readonly code: string;
  /** A mark for where an offline code hung ("shop-window"). */
  readonly location: string | null;
  readonly clickedAt: Time;
}
