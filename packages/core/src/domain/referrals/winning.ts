import type { Id, Time } from '../common.ts';
import type { ReferralRule } from './rules.ts';

/** A friend who counts under a rule and has won nothing yet; `at`: since when they count. */
export interface FreeFriend {
  readonly friend: Id;
  readonly at: Time;
}

/** Where one member stands under one rule, as far as one friend touches it. */
export interface Account {
  /** Whether this friend counts already, and in which reward (`null`: in none yet). */
  readonly counted: { readonly reward: WonReward | null } | null;
  /** All who count and have won nothing yet, or as many of them as are needed for what can be won now. */
  readonly free: readonly FreeFriend[];
  /** Rewards that stand. */
  readonly won: number;
}

/** A reward that stands, with all friends who won it. */
export interface WonReward {
  readonly id: Id;
  readonly paid: boolean;
  readonly friends: readonly FreeFriend[];
}

export type Step =
  | { readonly do: 'count'; readonly friend: Id }
  | { readonly do: 'uncount'; readonly friend: Id }
  /** `void` while nothing was paid, else a negative line. The other friends in it are free again. */
  | { readonly do: 'void' | 'clawback'; readonly reward: Id }
  | { readonly do: 'win'; readonly friends: readonly Id[] };

/**
 * What follows when it was found that a friend counts under a rule, or no longer does. Nothing, if that is how it stands; so it is
 * harmless to ask again. Rewards are won by those who have counted longest.
 *
 * After every such step as many rewards stand as the friends who count can have won: the smaller of the cap and the whole part
 * of their number by {@link ReferralRule.friends}.
 */
export function weigh(
  rule: Pick<ReferralRule, 'friends' | 'cap'>,
  { friend, at, counts }: FreeFriend & { readonly counts: boolean },
  { counted, free, won }: Account,
): Step[] {
  const steps: Step[] = [];
  let pool = [...free];
  let standing = won;
  if (counts && !counted) {
    steps.push({ do: 'count', friend });
    pool.push({ friend, at });
  } else if (!counts && counted) {
    steps.push({ do: 'uncount', friend });
    pool = pool.filter((other) => other.friend !== friend);
    const { reward } = counted;
    if (reward) {
      steps.push({ do: reward.paid ? 'clawback' : 'void', reward: reward.id });
      standing--;
      pool.push(...reward.friends.filter((other) => other.friend !== friend));
    }
  }
  pool.sort((a, b) => a.at - b.at || (a.friend < b.friend ? -1 : 1));
  for (; pool.length >= rule.friends && standing < (rule.cap ?? Infinity); standing++)
    steps.push({ do: 'win', friends: pool.splice(0, rule.friends).map((one) => one.friend) });
  return steps;
}
