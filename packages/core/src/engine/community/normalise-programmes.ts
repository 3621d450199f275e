import { parseMoney, type Money } from '../../domain/money.ts';
import type { ReferralRule } from '../../domain/referrals/rules.ts';
import type { ProgrammeDefinition, Reward } from '../../domain/referrals/types.ts';
import { complete, type Path, type Read, type Shape } from './shape.ts';

/** A referral programme as the community file declares it. Its headline rewards are by default those of its first rule. */
export const programmeBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, [
    'id',
    'name',
    'description',
    'reward',
    'friendReward',
    'rules',
    'newCustomers',
    'velocity',
    'leaderboard',
    'landing',
    'windowDays',
    'touch',
    'terms',
    'message',
  ]);
  if (!fields) return undefined;
  const before = shape.list.length;
  const rules = fields.optional('rules', shape.listOf(ruleBy(shape), 10), undefined);
  const [first] = rules ?? [];
  // Of rules that are wrong, one is told already: that there is no reward would be no news.
  const flawed = shape.list.length > before;
  return complete<ProgrammeDefinition>(
    {
      id: fields.required('id', shape.string),
      name: fields.required('name', shape.text),
      description: fields.optional('description', shape.text, ''),
      reward:
        first || flawed
          ? fields.optional('reward', rewardBy(shape), first?.reward)
          : fields.required('reward', rewardBy(shape)),
      friendReward: fields.optional('friendReward', rewardBy(shape), first?.friendReward ?? null),
      landing: fields.optional('landing', shape.string, '/'),
      windowDays: fields.optional('windowDays', shape.integer, 30),
      touch: fields.optional('touch', shape.oneOf('last', 'first'), 'last'),
      terms: fields.optional('terms', shape.text, ''),
      message: fields.optional('message', shape.text, ''),
      rules,
      newCustomers: fields.optional('newCustomers', shape.boolean, false) || undefined,
      velocity: fields.optional('velocity', velocityBy(shape), undefined),
      leaderboard: fields.optional('leaderboard', shape.boolean, false) || undefined,
    },
    ['rules', 'newCustomers', 'velocity', 'leaderboard'],
  );
};

const ruleBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, [
    'id',
    'on',
    'minimum',
    'product',
    'count',
    'friends',
    'cap',
    'holdDays',
    'reward',
    'friendReward',
  ]);
  if (!fields) return undefined;
  const on = fields.required('on', shape.oneOf('joined', 'subscribed', 'purchased'));
  const said = fields.optional('count', countBy(shape), undefined);
  const friends = fields.optional('friends', shape.integer, undefined);
  if (said && friends !== undefined)
    return shape.refuse(
      [...path, 'friends'],
      'format',
      'Write count or friends: nOf(3) says the same as friends: 3.',
    );
  const count: Count = said ?? { friends: friends ?? 1 };
  const cap = fields.optional('cap', shape.integer, null);
  if (count.cap !== undefined && cap !== null && cap !== count.cap)
    return shape.refuse(
      [...path, 'cap'],
      'format',
      'nth(…) is one reward: leave the cap out, or write nOf(…).',
    );
  return complete<ReferralRule>(
    {
      id: fields.optional('id', shape.string, on),
      on,
      minimum: fields.optional('minimum', moneyBy(shape), undefined),
      product: fields.optional('product', shape.string, undefined),
      friends: count.friends,
      cap: count.cap ?? cap,
      holdDays: fields.optional('holdDays', shape.integer, on === 'joined' ? 0 : 14),
      reward: fields.required('reward', rewardBy(shape)),
      friendReward: fields.optional('friendReward', rewardBy(shape), null),
    },
    ['minimum', 'product'],
  );
};

/** How many friends win one reward, and how many of those there are. */
interface Count {
  readonly friends: number;
  readonly cap?: number;
}
const EACH: Count = { friends: 1 };

/** `each` friend; the `nth(5)` alone; every three, `nOf(3)`. */
const countBy =
  (shape: Shape): Read<Count> =>
  (value, path) => {
    if (value === 'each') return EACH;
    const found = typeof value === 'string' ? /^(nth|nOf)\((\d{1,3})\)$/.exec(value) : null;
    if (!found)
      return shape.refuse(
        path,
        'format',
        'Write each, nth(5) for the fifth friend alone, or nOf(3) for every three.',
      );
    const friends = Number(found[2]);
    return found[1] === 'nth' ? { friends, cap: 1 } : { friends };
  };

const velocityBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, ['friends', 'hours']);
  return (
    fields &&
    complete<{ friends: number; hours: number }>({
      friends: fields.required('friends', shape.integer),
      hours: fields.required('hours', shape.integer),
    })
  );
};

const rewardBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, ['type', 'label', 'amount']);
  return (
    fields &&
    complete<Reward>(
      {
        type: fields.required('type', shape.oneOf('recognition', 'access', 'experience', 'economic')),
        label: fields.required('label', shape.text),
        amount: fields.optional('amount', moneyBy(shape), undefined),
      },
      ['amount'],
    )
  );
};

/** Written with all that it takes to be exact: 20.00 USD, or in minor units as the contract has it. */
const moneyBy =
  (shape: Shape): Read<Money> =>
  (value, path) => {
    if (value !== null && typeof value === 'object') {
      const fields = shape.fields(value, path, ['value', 'currency']);
      const money = fields && {
        value: fields.required('value', shape.integer),
        currency: fields.required('currency', shape.string),
      };
      return money && complete<Money>(money);
    }
    return (
      (typeof value === 'string' ? parseMoney(value) : null) ??
      shape.refuse(
        path,
        'format',
        'Write an amount with a point and its currency, such as 20.00 USD or 1500 JPY.',
      )
    );
  };
