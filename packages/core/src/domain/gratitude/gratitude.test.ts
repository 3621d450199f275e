import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { beginOfDay, dayIn, newYear } from './calendar.ts';
import {
  mayOffer,
  mergeOffers,
  momentNow,
  MOMENT_LIFE,
  NO_OFFERS,
  offered,
  snoozed,
  type Offers,
} from './moments.ts';
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

describe('offers', () => {
  const day = (number: number) => number * 86_400_000;

  test('L13 with a cap of 2 in 7 days the third is held, and there is room again once the first is a week old', () => {
    let offers: Offers = NO_OFFERS;
    for (const now of [day(100), day(102)]) {
      assert.ok(mayOffer(offers, now));
      offers = offered(offers, now);
    }
    assert.equal(mayOffer(offers, day(104)), false);
    assert.equal(mayOffer(offers, day(107) - 1), false);
    assert.equal(mayOffer(offers, day(107)), true);
    assert.deepEqual(offered(offers, day(107)).at, [day(102), day(107)]);
  });

  test('R40 who says "not now" has rest for as long as the site says, and for no less when they say it again', () => {
    const offers = snoozed(NO_OFFERS, day(1), { cap: 5, days: 7, snoozeDays: 30 });
    assert.deepEqual([mayOffer(offers, day(31) - 1), mayOffer(offers, day(31))], [false, true]);
    assert.equal(snoozed(offers, day(2), { cap: 5, days: 7, snoozeDays: 1 }).snoozedUntil, day(31));
  });

  test('L13 law: in no stretch of so many days is more offered than the cap, whatever is asked and merged', () => {
    const rule = fc.record({
      cap: fc.integer({ min: 0, max: 4 }),
      days: fc.integer({ min: 1, max: 20 }),
      snoozeDays: fc.integer({ min: 1, max: 10 }),
    });
    const step = fc.record({ wait: fc.integer({ min: 0, max: day(4) }), snooze: fc.boolean() });
    fc.assert(
      fc.property(rule, fc.array(step, { maxLength: 60 }), (rule, steps) => {
        let [offers, now, rest]: [Offers, number, number] = [NO_OFFERS, day(1_000), 0];
        const shown: number[] = [];
        for (const { wait, snooze } of steps) {
          now += wait;
          if (mayOffer(offers, now, rule)) {
            assert.ok(now >= rest);
            shown.push(now);
            offers = offered(offers, now, rule);
          }
          if (snooze) {
            offers = snoozed(offers, now, rule);
            rest = now + day(rule.snoozeDays);
          }
        }
        for (const end of shown)
          assert.ok(shown.filter((at) => at <= end && end - at < day(rule.days)).length <= rule.cap);
      }),
    );
  });

  test('what both of two were offered counts for whom they turn out to be', () => {
    const one: Offers = { at: [3], snoozedUntil: null };
    assert.deepEqual(mergeOffers(one, { at: [1, 5], snoozedUntil: 9 }), { at: [1, 3, 5], snoozedUntil: 9 });
    assert.deepEqual(mergeOffers(one, NO_OFFERS), one);
  });
});
