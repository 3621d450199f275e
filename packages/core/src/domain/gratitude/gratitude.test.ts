import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { beginOfDay, dayIn, newYear } from './calendar.ts';
import { momentNow, MOMENT_LIFE } from './moments.ts';
import {
  giftOf,
  nextPointTier,
  pointsAfterRefund,
  pointsOf,
  pointsProblems,
  reachOf,
  tierHeld,
} from './points.ts';
import { rewardShare } from './rewards.ts';
import type { Moment, PointsDefinition } from './types.ts';

const EUR = (value: number) => ({ value, currency: 'EUR' });
const miles = (patch: Partial<PointsDefinition> = {}): PointsDefinition => ({
  name: 'Miles',
  rules: [{ on: 'host.purchase', points: 1, per: EUR(100) }],
  period: 'year',
  tiers: [
    { id: 'silver', name: 'Silver', points: 10_000 },
    { id: 'gold', name: 'Gold', points: 25_000 },
  ],
  gift: { within: 50, note: 'You were so near.', type: 'recognition' },
  ...patch,
});

test('L8 at 24,950 of 25,000 the last 50 are given, at 24,949 nothing', () => {
  assert.equal(giftOf(miles(), 24_950, 0), 50);
  assert.equal(giftOf(miles(), 24_949, 0), 0);
  assert.equal(giftOf(miles(), 24_999, 0), 1);
  assert.equal(giftOf(miles(), 25_000, 0), 0);
  assert.equal(giftOf({ tiers: miles().tiers }, 24_950, 0), 0);
});

test('B27 a gift is whole or none: what is left of the budget must be enough', () => {
  const gift = { within: 50, budget: 120, note: 'Here.', type: 'recognition' } as const;
  assert.equal(giftOf(miles({ gift }), 24_950, 70), 50);
  assert.equal(giftOf(miles({ gift }), 24_950, 71), 0);
});

test('law: after a gift the tier is reached exactly, and never more than the gift is given', () => {
  fc.assert(
    fc.property(fc.nat(30_000), fc.integer({ min: 1, max: 500 }), (now, within) => {
      const definition = miles({ gift: { within, note: 'n', type: 'recognition' } });
      const given = giftOf(definition, now, 0);
      assert.ok(given <= within);
      if (given > 0)
        assert.equal(tierHeld(definition.tiers, { now: now + given, before: 0 })?.points, now + given);
      else assert.ok((nextPointTier(definition.tiers, now)?.remaining ?? Infinity) > within);
    }),
  );
});

test('B25 an amount earns for each whole step of it, and a refund leaves what the rest would have earned', () => {
  const rule = miles().rules[0]!;
  assert.deepEqual([2_499, 2_500, 99, 0, null].map((value) => pointsOf(rule, value)), [24, 25, 0, 0, 0]); // prettier-ignore
  assert.equal(pointsAfterRefund(rule, 2_500, 1), 24);
  assert.equal(pointsAfterRefund(rule, 2_500, null), 0);
  assert.equal(pointsAfterRefund(rule, 2_500, 9_999), 0);
  assert.equal(pointsAfterRefund({ points: 5 }, 2_500, 100), 5);
});

test('B26 a tier of a calendar year is held through the next one, and of so many days while they last', () => {
  const day = newYear(2026) + 40;
  const days = [
    { day: newYear(2025), points: 10_000 },
    { day: newYear(2024) + 10, points: 99_000 },
    { day: day - 1, points: 70 },
  ];
  const reach = reachOf('year', days, day);
  assert.deepEqual(reach, { now: 70, before: 10_000 });
  assert.equal(tierHeld(miles().tiers, reach)?.id, 'silver');
  assert.equal(reachOf('year', days, newYear(2027)).before, 70);
  assert.equal(reachOf({ days: 2 }, days, day).now, 70);
  assert.equal(reachOf({ days: 1 }, days, day).now, 0);
  assert.equal(reachOf('ever', days, day).now, 109_070);
});

test('days are the site’s: a year begins at its own midnight', () => {
  const at = Date.UTC(2025, 11, 31, 23, 30);
  assert.equal(dayIn('UTC', at), newYear(2026) - 1);
  assert.equal(dayIn('Europe/Oslo', at), newYear(2026));
  assert.equal(beginOfDay('Europe/Oslo', newYear(2026)), Date.UTC(2025, 11, 31, 23));
});

test('B25 refuses points that cannot work, by their field', () => {
  const found = (patch: Partial<PointsDefinition>) =>
    pointsProblems(miles(patch)).map(({ field, reason }) => `${field} ${reason}`);
  const [rule] = miles().rules;
  assert.deepEqual(found({}), []);
  assert.deepEqual(found({ rules: [rule!, { ...rule!, per: { value: 100, currency: 'NOK' } }] }), []);
  assert.deepEqual(found({ rules: [rule!, { ...rule!, points: 2 }] }), ['rules.1.on duplicate']);
  assert.deepEqual(found({ rules: [{ on: 'host.refund', points: 1 }] }), ['rules.0.on format']);
  assert.deepEqual(found({ rules: [{ on: 'comment.posted', points: 0, per: EUR(1) }] }), [
    'rules.0.points format',
    'rules.0.per unknown-field',
  ]);
  assert.deepEqual(found({ tiers: [...miles().tiers].reverse() }), ['tiers.1.points order']);
  assert.deepEqual(found({ tiers: [] }), ['gift required']);
  assert.deepEqual(found({ gift: { within: 10_000, note: 'n', type: 'recognition' } }), [
    'gift.within too-large',
  ]);
  assert.deepEqual(found({ period: { days: 0 } }), ['period.days format']);
});

test('L7 of 6 economic and 4 other rewards the share is 60 % with a warning, of 4 and 6 it is 40 % without', () => {
  const share = (economic: number, others: number) => {
    const { economicShare, warning, total } = rewardShare({ economic, recognition: others - 1, access: 1 });
    return [economicShare, warning, total];
  };
  assert.deepEqual(share(6, 4), [0.6, true, 10]);
  assert.deepEqual(share(4, 6), [0.4, false, 10]);
  assert.deepEqual(share(5, 5), [0.5, false, 10]);
  assert.deepEqual(rewardShare({}).economicShare, null);
});

test('L9 a moment is there after something good, while it is fresh, and not once it was used', () => {
  const moment: Moment = { id: 'gift/2026', kind: 'gift', subject: 'gold', at: 1_000 };
  const at = (now: number, usedAt: number | null = null) => momentNow([{ ...moment, usedAt }], now);
  assert.equal(at(999), null);
  assert.deepEqual(at(1_000), moment);
  assert.equal(at(1_000 + MOMENT_LIFE), null);
  assert.equal(at(1_001, 1_000), null);
  assert.equal(momentNow([], 1_000), null);
});
