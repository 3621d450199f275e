import type { Id, Text, Time } from '../../domain/common.ts';
import type { LineState } from '../../domain/referrals/ledger.ts';
import type { ReferralRule } from '../../domain/referrals/rules.ts';
import type { MarkKind, ReviewSign } from '../../domain/referrals/suspicion.ts';
import type { RewardType } from '../../domain/referrals/types.ts';

/** What is kept of referral programmes besides who invited whom: see `Rows`. */
export interface ReferralRows {
  /** What tells that two members may be one person: `mark` is an HMAC, so that nothing can be read from it. */
  marks: { kind: MarkKind; mark: string; member: Id; at: Time };
  /** What a member's invitations have brought; `listed` 1: they want to be named on the leaderboard. */
  referral_standings: { programme: string; member: Id; joined: number; qualified: number; listed: number };
  /** Visits by a member's link, by the mark of where it hung; '' for none. */
  visits: { programme: string; member: Id; location: string; count: number };
  /**
   * Friends who count under a rule, on the `terms` that held when they did. `line`: the reward that they won with others, '' for
   * none yet; `own`: their own reward, '' for none.
   */
  counted_friends: {
    friend: Id;
    rule: string;
    referrer: Id;
    programme: string;
    at: Time;
    terms: ReferralRule;
    line: Id;
    own: Id;
  };
  /** Rewards of a member under a rule that stand. */
  rule_standings: { member: Id; programme: string; rule: string; won: number };
  /** Lines of the ledger as they are now; the truth is in `ledger`. `currency` '': no money. */
  rewards: {
    id: Id;
    member: Id;
    kind: 'reward' | 'clawback';
    programme: string;
    rule: string;
    side: 'referrer' | 'friend';
    type: RewardType;
    label: Text;
    value: number;
    currency: string;
    state: LineState;
    /** Who won it. */
    friends: readonly Id[];
    reason: string | null;
    holdUntil: Time;
    /** 1: not approved before staff have looked at it. */
    waits: number;
    /** 1: staff have, and let it be. */
    cleared: number;
    signs: readonly ReviewSign[];
    reference: string | null;
    /** What a clawback takes back. */
    of: Id | null;
    at: Time;
    changedAt: Time;
  };
  /** What was done to lines, in order and without a gap: only ever added to. */
  ledger: {
    no: number;
    line: Id;
    member: Id;
    from: LineState | null;
    to: LineState;
    value: number;
    currency: string;
    at: Time;
    by: Id | null;
    reason: string | null;
    note: string | null;
    hash: string;
  };
  /** Sums of the ledger, kept with it in the same transactions. */
  balances: { member: Id; currency: string; pending: number; approved: number; paid: number };
}
