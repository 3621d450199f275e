import type { Id, Time } from '../common.ts';
import type { Money } from '../money.ts';
import type { Reward } from './reward.ts';

/** What a friend does that counts: became a member, began to subscribe, bought. */
export type ReferralEvent = 'joined' | 'subscribed' | 'purchased';

/** What a programme rewards. Since 1.1. */
export interface ReferralRule {
  /** Within its programme. */
  readonly id: string;
  readonly on: ReferralEvent;
  /** What one purchase comes to at least, after refunds. Another currency never counts: nothing is converted. */
  readonly minimum?: Money;
  /** Only this product, by the name that the shop calls it in its events. */
  readonly product?: string;
  /** So many friends together win one reward: 1 for each of them. */
  readonly friends: number;
  /** Rewards that one member can win; `null`: any number. */
  readonly cap: number | null;
  /** Days that a reward is pending, by the server's clock, from when it was won. */
  readonly holdDays: number;
  /** For who invited. */
  readonly reward: Reward;
  /** For each friend who counts. */
  readonly friendReward: Reward | null;
}

/** How far somebody has come under a rule, in numbers to be put into words. Since 1.1. */
export interface InviteProgress {
  readonly rule: string;
  /** Friends who count towards the next reward. */
  readonly have: number;
  /** How many it takes. */
  readonly need: number;
  /** Rewards won that stand: pending, approved or paid. */
  readonly won: number;
  /** No further reward can be won. */
  readonly full: boolean;
}

/** Something that the shop told of a friend. */
export interface Deed {
  /** The shop's event id. */
  readonly id: Id;
  readonly type: 'purchase' | 'subscription' | 'refund';
  readonly at: Time;
  readonly amount: Money | null;
  /** Of a refund: the id of what was refunded. */
  readonly refers: Id | null;
  readonly product: string | null;
}

/** What is known of one friend, in whatever order it came. */
export interface FriendFacts {
  /** Bound to who invited them, and nothing speaks against it. */
  readonly joined: boolean;
  readonly clickedAt: Time;
  readonly deeds: readonly Deed[];
}

/** What of a purchase stands after its refunds: an amount; `null` where none was told; `undefined` once all of it went back. */
function standing(deed: Deed, deeds: readonly Deed[]): number | null | undefined {
  const refunds = deeds.filter(({ type, refers }) => type === 'refund' && refers === deed.id);
  if (refunds.length === 0) return deed.amount?.value ?? null;
  let left = deed.amount?.value ?? 0;
  for (const { amount } of refunds) {
    // One that says no amount, or another currency, is taken for the whole: nothing is converted here.
    if (!amount || amount.currency !== deed.amount?.currency) return undefined;
    left -= amount.value;
  }
  return left > 0 ? left : undefined;
}

/**
 * Whether a friend counts under a rule. It depends on what is known and not on the order in which it was told, so that a refund
 * that comes before its purchase, or a purchase before its join, ends in the same. What was bought before the click was not
 * brought by it.
 */
export function counts(
  { on, minimum, product }: Pick<ReferralRule, 'on' | 'minimum' | 'product'>,
  { joined, clickedAt, deeds }: FriendFacts,
): boolean {
  if (!joined || on === 'joined') return joined;
  const wanted = on === 'purchased' ? 'purchase' : 'subscription';
  return deeds.some((deed) => {
    if (deed.type !== wanted || deed.at < clickedAt) return false;
    if (product !== undefined && deed.product !== product) return false;
    const left = standing(deed, deeds);
    if (minimum === undefined) return left !== undefined;
    return deed.amount?.currency === minimum.currency && (left ?? 0) >= minimum.value;
  });
}

/** Whether somebody was a customer before the click: a programme may be for new ones alone. */
export const wasCustomer = ({ clickedAt, deeds }: Pick<FriendFacts, 'clickedAt' | 'deeds'>): boolean =>
  deeds.some(({ type, at }) => type !== 'refund' && at < clickedAt);

/** Own purchases and subscriptions less refunds, by currency (L22). */
export function valueOf(deeds: readonly Deed[]): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const deed of deeds) {
    if (deed.type === 'refund' || !deed.amount) continue;
    sums[deed.amount.currency] = (sums[deed.amount.currency] ?? 0) + (standing(deed, deeds) ?? 0);
  }
  return sums;
}
