import type { Id, Time } from '../../domain/common.ts';
import type { MomentKind, PointsEntryKind } from '../../domain/gratitude/types.ts';
import type { RewardType } from '../../domain/referrals/types.ts';

/** Points, thanks and what was given: see `Rows`. */
export interface GratitudeRows {
  /**
   * The ledger: rows are added, never changed. `cause`: what it comes from, so that nothing counts twice; `day`: of the site's
   * calendar, where it counts (what is taken back counts where it was earned); `source`: the rule; `by`: staff.
   */
  points: {
    member: Id;
    cause: string;
    kind: PointsEntryKind;
    points: number;
    at: Time;
    day: number;
    source: string | null;
    note: string | null;
    by: Id | null;
  };
  /** The sum of a member's ledger. */
  point_balances: { member: Id; points: number };
  /** Sums of the ledger by day. */
  point_days: { member: Id; day: number; points: number };
  /** What a rule gave on a day, for its cap. */
  point_caps: { member: Id; source: string; day: number; points: number };
  /** Points given as last steps, by calendar year. */
  point_gifts: { year: number; points: number };
  /** Words of thanks. `kind`, `subject`: what they are about. */
  thanks: {
    id: Id;
    member: Id;
    by: Id | null;
    text: string;
    kind: 'comment' | 'poll' | 'entry' | null;
    subject: string | null;
    at: Time;
  };
  /** Something good that happened to a member. */
  moments: { member: Id; cause: string; kind: MomentKind; subject: string; at: Time; usedAt: Time | null };
  /** When a member was offered something after a good moment, and until when they want rest. */
  offers: { member: Id; at: readonly Time[]; snoozedUntil: Time | null };
  /** Rewards by what they are and the day they were given. */
  reward_days: { day: number; type: RewardType; count: number };
}
