import { originAllowed } from '../origins.ts';
import { isMoney } from '../money.ts';
import { idProblems, problems, SLUG, SLUG_HINT, type Problem } from '../problem.ts';
import type { ReferralRule } from './rules.ts';
import type { ProgrammeDefinition, Reward } from './types.ts';

export const WINDOW_LIMIT_DAYS = 365;
/** Rules of one programme. */
export const RULE_LIMIT = 10;

/** Everything wrong with a programme by itself. `origins`: those that the site allows; a landing page lies on one of them. */
export function validateProgramme(
  { id, windowDays, landing, reward, friendReward, rules = [], velocity }: ProgrammeDefinition,
  origins: readonly string[],
): Problem[] {
  const { list, add } = problems();
  // What they take from a rule, the rule answers for.
  const own = (one: Reward | null): Reward | null =>
    rules.some((rule) => rule.reward === one || rule.friendReward === one) ? null : one;
  list.push(...rewardProblems('reward', own(reward)), ...rewardProblems('friendReward', own(friendReward)));
  if (rules.length > RULE_LIMIT) add('rules', 'too-many', `A programme has at most ${RULE_LIMIT} rules.`);
  list.push(...idProblems('rules', rules.map((rule) => rule.id))); // prettier-ignore
  rules.forEach((rule, index) =>
    list.push(
      ...ruleProblems(rule).map((problem) => ({ ...problem, field: `rules.${index}.${problem.field}` })),
    ),
  );
  if (velocity && !(within(velocity.friends, 1, 10_000) && within(velocity.hours, 1, 720)))
    add('velocity', 'format', 'Write friends from 1 to 10000, and hours from 1 to 720.');
  if (!SLUG.test(id)) add('id', 'format', SLUG_HINT);
  if (!Number.isInteger(windowDays) || windowDays < 1 || windowDays > WINDOW_LIMIT_DAYS) {
    add('windowDays', 'format', `The window is a whole number of days from 1 to ${WINDOW_LIMIT_DAYS}.`);
  }
  if (!landsOn(landing, origins)) {
    add(
      'landing',
      'origin',
      'The landing page is a path that begins with / or a URL on one of the origins that the site lists.',
    );
  }
  return list;
}

const within = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

function ruleProblems({
  on,
  minimum,
  product,
  friends,
  cap,
  holdDays,
  reward,
  friendReward,
}: ReferralRule): Problem[] {
  const { list, add } = problems();
  if (minimum && on === 'joined')
    add('minimum', 'format', 'Who joins pays nothing: a minimum is for purchases.');
  if (minimum && (!isMoney(minimum) || minimum.value === 0))
    add('minimum', 'format', 'Write an amount above 0, such as 25.00 USD.');
  if (product !== undefined && (on === 'joined' || product.length > 200))
    add('product', 'format', 'A product of at most 200 characters belongs to purchases and subscriptions.');
  if (!within(friends, 1, 100)) add('count', 'format', 'A reward takes 1 to 100 friends.');
  if (cap !== null && !within(cap, 1, 10_000))
    add('cap', 'format', 'Write a number of rewards from 1 to 10000.');
  if (!within(holdDays, 0, 365)) add('holdDays', 'format', 'Write a number of days from 0 to 365.');
  list.push(...rewardProblems('reward', reward), ...rewardProblems('friendReward', friendReward));
  return list;
}

function rewardProblems(field: string, reward: Reward | null): Problem[] {
  const { list, add } = problems();
  if (!reward?.amount) return list;
  if (reward.type !== 'economic')
    add(`${field}.amount`, 'format', 'An amount of money is an economic reward: write type: economic.');
  if (!isMoney(reward.amount) || reward.amount.value === 0)
    add(`${field}.amount`, 'format', 'Write an amount above 0, such as 20.00 USD.');
  return list;
}

/** Whether `landing` is a path, or on one of `origins`: anything else would make the invitation link an open redirect. */
export function landsOn(landing: string, origins: readonly string[]): boolean {
  // Browsers drop control characters and read \ as /, which would turn a path into another host.
  if (/[\u0000-\u0020\u007f\\]/.test(landing)) return false;
  if (landing.startsWith('/')) return !landing.startsWith('//');
  try {
    const url = new URL(landing);
    return (
      /^https?:$/.test(url.protocol) &&
      url.username === '' &&
      url.password === '' &&
      originAllowed(origins, url.origin)
    );
  } catch {
    return false;
  }
}
