import type { Id, Text, Time } from '../common.ts';
import type { Money } from '../money.ts';
import type { RewardType } from './reward.ts';

/** Where the value of a line is: promised, owed, handed over; or taken back. */
export type LineState = 'pending' | 'approved' | 'paid' | 'void';

/** What may follow: `null` is before the line. After `paid` only another, negative line can take it back. */
const NEXT: Readonly<Record<LineState | 'new', readonly LineState[]>> = {
  // A clawback is owed at once.
  new: ['pending', 'approved'],
  pending: ['approved', 'void'],
  approved: ['paid', 'void'],
  paid: [],
  void: [],
};

export const mayBecome = (from: LineState | null, to: LineState): boolean => NEXT[from ?? 'new'].includes(to);

/** One line of the ledger as it is now. `clawback`: takes back the line `of` after it was paid. */
export interface LedgerLine {
  readonly id: Id;
  readonly kind: 'reward' | 'clawback';
  readonly programme: string;
  readonly rule: string;
  /** For having invited, or for having been invited. */
  readonly side: 'referrer' | 'friend';
  readonly type: RewardType;
  readonly label: Text;
  /** Negative of a clawback; `null` for what is no money. */
  readonly amount: Money | null;
  readonly state: LineState;
  /** First names of the friends by whom it was won; of a friend's own line: empty. */
  readonly friends: readonly string[];
  /** Why it was taken back or waits, as a code: see `LEDGER_REASONS`. */
  readonly reason: LedgerReason | null;
  /** While it is pending: when it is approved, if nothing happens and staff don't look at it. */
  readonly holdUntil: Time;
  /** Staff look at it first. */
  readonly inReview: boolean;
  /** How it was handed over, in staff's words: the number of a transfer or a voucher. */
  readonly reference: string | null;
  /** The line that a clawback takes back. */
  readonly of: Id | null;
  readonly at: Time;
  readonly changedAt: Time;
}

/** Why a line is what it is; widgets word them. */
export const LEDGER_REASONS = [
  'hold',
  'review',
  'refunded',
  'payment',
  'alias',
  'self',
  'customer',
  'denied',
  'released',
] as const;
export type LedgerReason = (typeof LEDGER_REASONS)[number];

/** One step of a line, as it was written and never changed: the value goes from one account to another. */
export interface LedgerEntry {
  /** 1, 2, 3 … without a gap, for the whole site. */
  readonly no: number;
  readonly line: Id;
  readonly member: Id;
  readonly from: LineState | null;
  readonly to: LineState;
  /** In minor units, with its sign; 0 for what is no money. */
  readonly value: number;
  /** Empty for what is no money. */
  readonly currency: string;
  readonly at: Time;
  /** Who of staff did it; `null`: the server. */
  readonly by: Id | null;
  readonly reason: string | null;
  readonly note: string | null;
  /** SHA-256 over this entry and the hash before it, base64url: a ledger that was changed afterwards shows. */
  readonly hash: string;
}

/** What one member has in one currency, in minor units. `approved` is what is owed; it is below 0 while more was taken back. */
export interface Balance {
  readonly currency: string;
  readonly pending: number;
  readonly approved: number;
  readonly paid: number;
}

export const NO_BALANCE = { pending: 0, approved: 0, paid: 0 } as const;

type Sums = Omit<Balance, 'currency'>;

/** A balance after an entry. What is void is nobody's. */
export function post(balance: Sums, { from, to, value }: Pick<LedgerEntry, 'from' | 'to' | 'value'>): Sums {
  const next = { pending: balance.pending, approved: balance.approved, paid: balance.paid };
  if (from !== null && from !== 'void') next[from] -= value;
  if (to !== 'void') next[to] += value;
  return next;
}

/** What of an entry its hash covers. Not who: when somebody is erased, their id in it changes and the chain holds. */
export const sealedPart = (
  { member: _, by: __, hash: ___, ...rest }: LedgerEntry,
  before: string,
): object => ({
  ...rest,
  before,
});
