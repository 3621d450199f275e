import type { Cursor, Id, Text, Time } from '../common.ts';
import type { Reward } from './reward.ts';
import type { InviteProgress, ReferralRule } from './rules.ts';

export type { Reward, RewardType } from './reward.ts';

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
  /** What is rewarded. Without any, the rewards above are words alone, and there is no ledger. Since 1.1. */
  readonly rules?: readonly ReferralRule[];
  /** Only friends who had bought nothing before their click count for `subscribed` and `purchased`. Since 1.1. */
  readonly newCustomers?: true;
  /** More friends than this within so many hours: staff look at their rewards first. Default: 10 in 24. Since 1.1. */
  readonly velocity?: { readonly friends: number; readonly hours: number };
  /** Members may be named on a list of those who brought most, if they want to. Since 1.1. */
  readonly leaderboard?: true;
}

/** invited → joined → qualified | ineligible. */
export type ReferralState = 'invited' | 'joined' | 'qualified' | 'ineligible';

/** A friend as the member who invited sees one: first name and state only. */
export interface ReferralFriend {
  readonly name: string;
  readonly state: ReferralState;
  readonly at: Time;
  /** Why not, as a code: 'self', 'alias', 'payment', 'late', 'already-member', 'customer', 'refunded', 'denied'. */
  readonly reason?: string;
}

/** The channel of a share intent. What happened after it is nobody's business. Those from `whatsapp` on: since 1.1. */
export const SHARE_CHANNELS = [
  'copy',
  'code',
  'mail',
  'native',
  'whatsapp',
  'telegram',
  'x',
  'linkedin',
  'facebook',
  'sms',
  'qr',
  'print',
] as const;
export type ShareChannel = (typeof SHARE_CHANNELS)[number];

export interface Invitation {
  readonly programme: ProgrammeDefinition;
  /** 8 characters of Crockford base32, written XXXX-XXXX. */
  readonly code: string;
  /** Carries at least 128 random bits. */
  readonly link: string;
  readonly friends: readonly ReferralFriend[];
  readonly joined: number;
  /** Friends by whom something was won. Since 1.1. */
  readonly qualified?: number;
  /** How far the viewer has come under each rule, in the programme's order. Since 1.1. */
  readonly progress?: readonly InviteProgress[];
  /** Whether the viewer is named on the leaderboard. Since 1.1. */
  readonly listed?: boolean;
  /** Visits by the link, by the mark of where it hung; '' for none. Counted without knowing of whom. Since 1.1. */
  readonly visits?: Readonly<Record<string, number>>;
  /** Who invited the viewer, if anybody did. Since 1.1. */
  readonly welcome?: Welcome;
  readonly asOf: Cursor;
}

/** The friend's side: who invited the viewer, by first name, and what they get for it. Since 1.1. */
export interface Welcome {
  readonly programme: ProgrammeDefinition;
  readonly referrer: string;
  readonly state: ReferralState;
  readonly reason?: string;
  readonly at: Time;
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
