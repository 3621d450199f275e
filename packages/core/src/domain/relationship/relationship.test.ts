import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { dateOf, quarterOf, weekEnd, weekOf } from './calendar.ts';
import { compared, NO_COUNTERS, relationshipScore, SCORE, SCORE_WEEKS, streakOf } from './rules.ts';
import type { WeekCounters } from './types.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/Los_Angeles',
  'Pacific/Kiritimati',
  'Pacific/Niue',
  'Asia/Kathmandu',
];

const weeks = (...active: number[]): WeekCounters[] =>
  active.map((week) => ({ ...NO_COUNTERS, week, exchanges: 1 }));

describe('weeks', () => {
  test('begin on Monday by the site’s calendar', () => {
    const monday = Date.UTC(2026, 2, 2);
    assert.equal(weekOf(monday, 'UTC'), weekOf(monday - 1, 'UTC') + 1);
    // 23:30 UTC on Sunday is Monday in Berlin, and still Sunday in Los Angeles.
    assert.equal(weekOf(monday - HOUR / 2, 'Europe/Berlin'), weekOf(monday, 'UTC'));
    assert.equal(weekOf(monday + HOUR, 'America/Los_Angeles'), weekOf(monday - 1, 'UTC'));
    assert.equal(weekOf(0, 'UTC'), 0);
  });

  test('law: a week has seven days but where clocks change, and its end is the first minute of the next', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) }),
        fc.constantFrom(...ZONES),
        (at, zone) => {
          const end = weekEnd(at, zone);
          assert.equal(weekOf(end, zone), weekOf(at, zone) + 1);
          assert.equal(weekOf(end - 1, zone), weekOf(at, zone));
          assert.ok(end > at && end - at <= 7 * DAY + 2 * HOUR);
        },
      ),
      { numRuns: 200 },
    ));

  test('quarters follow the local date, around a year’s end too', () => {
    const turn = Date.UTC(2027, 0, 1);
    assert.equal(quarterOf(turn - 1, 'UTC'), 2026 * 4 + 3);
    assert.equal(quarterOf(turn, 'UTC'), 2027 * 4);
    assert.equal(quarterOf(turn - HOUR, 'Europe/Berlin'), 2027 * 4);
    assert.deepEqual(dateOf(turn, 'America/Los_Angeles'), { year: 2026, month: 12, day: 31 });
  });
});

describe('the streak', () => {
  test('L1 B70 four weeks with an exchange each make four, and posts that nobody answered make none', () => {
    assert.deepEqual(streakOf(weeks(10, 11, 12, 13), 13), { state: 'kept', weeks: 4, best: 4 });
    const unanswered = [{ ...NO_COUNTERS, week: 13, contributions: 10 }];
    assert.deepEqual(streakOf(unanswered, 13), { state: 'none', weeks: 0, best: 0 });
  });

  test('B71 the running week is not missed before it is over', () => {
    assert.deepEqual(streakOf(weeks(10, 11), 12), { state: 'open', weeks: 2, best: 2 });
  });

  test('B71 one missed week is forgiven and not counted, and the next after four more', () => {
    assert.deepEqual(streakOf(weeks(10, 11), 13), { state: 'grace', weeks: 2, best: 2 });
    assert.deepEqual(streakOf(weeks(10, 11, 13), 13), { state: 'kept', weeks: 3, best: 3 });
    // Missed again too soon: 12 was forgiven, 14 is not.
    assert.deepEqual(streakOf(weeks(10, 11, 13), 15), { state: 'ended', weeks: 0, best: 3, was: 3 });
    assert.deepEqual(streakOf(weeks(10, 11, 13, 15), 15), { state: 'kept', weeks: 1, best: 3 });
    assert.deepEqual(streakOf(weeks(10, 12, 13, 14, 15, 17), 17), { state: 'kept', weeks: 6, best: 6 });
  });

  test('B71 a broken one is said to have ended for four weeks, with how long it was', () => {
    const told = [13, 14, 16, 17].map((now) => streakOf(weeks(8, 9, 10), now));
    assert.deepEqual(
      told.map(({ state, was }) => [state, was]),
      [
        ['ended', 3],
        ['ended', 3],
        ['ended', 3],
        ['none', undefined],
      ],
    );
    assert.ok(told.every(({ best, weeks: left }) => best === 3 && left === 0));
  });

  test('law: it is never longer than the weeks with an exchange, and one in this week keeps it alive', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(30)), fc.nat(30), (active, more) => {
        const now = 30;
        const before = streakOf(weeks(...active), now);
        assert.ok(before.weeks <= before.best && before.best <= active.length);
        assert.equal(before.weeks > 0, ['kept', 'open', 'grace'].includes(before.state));
        const after = streakOf(weeks(...new Set([...active, now])), now);
        assert.ok(after.weeks >= Math.min(before.weeks, 1) && after.state === 'kept');
        assert.deepEqual(
          streakOf(weeks(...active, more, more), now),
          streakOf(weeks(...new Set([...active, more])), now),
        );
      }),
    ));
});

describe('the relationship score', () => {
  test('L10 B72 adds up exchanges, contributions, decisions and invitations, each week up to a cap', () => {
    const one = { week: 20, exchanges: 2, contributions: 3, decisions: 1, invitations: 1 };
    assert.equal(relationshipScore([one], 20), 2 * 3 + 3 + 2 + 5);
    assert.equal(relationshipScore([{ ...one, exchanges: 500 }], 20), 5 * 3 + 3 + 2 + 5);
    assert.equal(relationshipScore([], 20), 0);
  });

  test('B72 looks at thirteen weeks, so that who is here now is who counts', () => {
    assert.equal(relationshipScore(weeks(20), 20 + SCORE_WEEKS - 1), SCORE.exchanges.weight);
    assert.equal(relationshipScore(weeks(20), 20 + SCORE_WEEKS), 0);
    assert.equal(relationshipScore(weeks(21), 20), 0);
  });
});

describe('a comparison', () => {
  test('L11 B73 120 beside a mean of 100 is 20 percent more, and of fewer than five there is no mean', () => {
    assert.deepEqual(compared(120, { members: 5, sum: 500 }), { own: 120, mean: 100, percent: 20 });
    assert.deepEqual(compared(120, { members: 4, sum: 400 }), { own: 120 });
    assert.deepEqual(compared(80, { members: 10, sum: 1_000 }), { own: 80, mean: 100, percent: -20 });
  });

  test('B73 beside nothing there is no percentage', () => {
    assert.deepEqual(compared(3, { members: 9, sum: 0 }), { own: 3, mean: 0 });
  });
});
