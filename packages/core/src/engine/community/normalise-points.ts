import { parseMoney, type Money } from '../../domain/money.ts';
import { OFFER_RULE, type OfferRule } from '../../domain/gratitude/moments.ts';
import type {
  GiftRule,
  PointPeriod,
  PointRule,
  PointsDefinition,
  PointTier,
} from '../../domain/gratitude/types.ts';
import { complete, type Path, type Shape } from './shape.ts';

/** `points` of the community file. */
export const pointsBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, ['name', 'rules', 'period', 'tiers', 'gift']);
  return (
    fields &&
    complete<PointsDefinition>(
      {
        name: fields.required('name', shape.text),
        rules: fields.required('rules', shape.listOf(ruleBy(shape))),
        period: fields.optional('period', periodBy(shape), 'year'),
        tiers: fields.optional('tiers', shape.listOf(tierBy(shape)), []),
        gift: fields.optional('gift', giftBy(shape), undefined),
      },
      ['gift'],
    )
  );
};

/** `offers` of the community file. */
export const offersBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, ['cap', 'days', 'snoozeDays']);
  return (
    fields &&
    complete<OfferRule>({
      cap: fields.optional('cap', shape.integer, OFFER_RULE.cap),
      days: fields.optional('days', shape.integer, OFFER_RULE.days),
      snoozeDays: fields.optional('snoozeDays', shape.integer, OFFER_RULE.snoozeDays),
    })
  );
};

const ruleBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, ['on', 'points', 'per', 'dailyCap']);
  return (
    fields &&
    complete<PointRule>(
      {
        on: fields.required('on', shape.string) as PointRule['on'],
        points: fields.required('points', shape.integer),
        per: fields.optional('per', moneyBy(shape), undefined),
        dailyCap: fields.optional('dailyCap', shape.integer, undefined),
      },
      ['per', 'dailyCap'],
    )
  );
};

/** `1.00 EUR`, or value and currency apart. */
const moneyBy =
  (shape: Shape) =>
  (value: unknown, path: Path): Money | undefined => {
    if (typeof value === 'string')
      return parseMoney(value) ?? shape.refuse(path, 'format', 'Write an amount, such as 1.00 EUR.');
    const fields = shape.fields(value, path, ['value', 'currency']);
    return (
      fields &&
      complete<Money>({
        value: fields.required('value', shape.integer),
        currency: fields.required('currency', shape.string),
      })
    );
  };

const periodBy =
  (shape: Shape) =>
  (value: unknown, path: Path): PointPeriod | undefined => {
    if (value === 'year' || value === 'ever') return value;
    if (typeof value === 'string') return shape.refuse(path, 'format', 'Write year, ever, or { days: 365 }.');
    const fields = shape.fields(value, path, ['days']);
    const days = fields?.required('days', shape.integer);
    return days === undefined ? undefined : { days };
  };

const tierBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, ['id', 'name', 'points']);
  return (
    fields &&
    complete<PointTier>({
      id: fields.required('id', shape.string),
      name: fields.required('name', shape.text),
      points: fields.required('points', shape.integer),
    })
  );
};

const giftBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, ['within', 'budget', 'note', 'type']);
  return (
    fields &&
    complete<GiftRule>(
      {
        within: fields.required('within', shape.integer),
        budget: fields.optional('budget', shape.integer, undefined),
        note: fields.required('note', shape.text),
        type: fields.optional(
          'type',
          shape.oneOf('recognition', 'access', 'experience', 'economic'),
          'recognition',
        ),
      },
      ['budget'],
    )
  );
};
