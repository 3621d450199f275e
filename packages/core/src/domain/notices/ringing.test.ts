import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NoticeKind } from './notices.ts';
import fc from 'fast-check';
import {
  NEVER,
  NOTICE_RULE,
  noticeRuleProblems,
  promotionalShare,
  ringsLookedAt,
  ringTime,
} from './ringing.ts';

const DAY = 86_400_000;
const rule = { ...NOTICE_RULE, cap: 2, days: 7 };

test('T116 L13 cap 2 per 7 days: the third is held', () => {
  const rung: { kind: NoticeKind; ringAt: number }[] = [];
  for (const now of [0, DAY, 2 * DAY])
    rung.push({ kind: 'reply', ringAt: ringTime(rung, 'reply', now, rule) });
  assert.deepEqual(
    rung.map(({ ringAt }) => ringAt / DAY),
    [0, 1, 7],
  );
});

test('T116 of what the brand says of its own accord, two a week ring by default; people are not held by that', () => {
  const brand = [0, 0].map((ringAt) => ({ kind: 'poll.decided', ringAt }) as const);
  assert.equal(ringTime(brand, 'news', DAY), 7 * DAY);
  assert.equal(ringTime(brand, 'reply', DAY), DAY);
  assert.equal(ringTime(brand, 'badge', DAY), DAY);
});

test('T116 the latest notices are enough to say when the next one rings', () => {
  const frequency = fc.record({ cap: fc.integer({ min: 0, max: 4 }), days: fc.integer({ min: 1, max: 9 }) });
  const kind = fc.constantFrom<NoticeKind>('reply', 'badge', 'news', 'poll.decided');
  const history = fc.array(fc.tuple(kind, fc.integer({ min: 0, max: DAY })), { maxLength: 25 });
  fc.assert(
    fc.property(frequency, frequency, history, (own, brand, history) => {
      const rule = { ...own, brand, promotional: 20 };
      const rung: { kind: NoticeKind; ringAt: number }[] = [];
      let now = 0;
      for (const [kind, pause] of history) {
        now += pause;
        const latest = rung.toSorted((a, b) => b.ringAt - a.ringAt).slice(0, ringsLookedAt(rule));
        const ringAt = ringTime(latest, kind, now, rule);
        assert.equal(ringAt, ringTime(rung, kind, now, rule));
        rung.push({ kind, ringAt });
      }
    }),
  );
});

test('T116 what has to be known is held by no cap, and a cap of 0 is never', () => {
  const none = { ...rule, cap: 0 };
  assert.equal(ringTime([], 'reply', DAY, none), NEVER);
  assert.equal(ringTime([], 'perk.booked', DAY, none), DAY);
});

test('T116 L13 3 promotional of 10 are flagged at 20 %, 2 of 10 are not', () => {
  assert.deepEqual(promotionalShare({ total: 10, promotional: 3 }), {
    ...{ total: 10, promotional: 3, share: 0.3, limit: 0.2, flagged: true },
  });
  assert.equal(promotionalShare({ total: 10, promotional: 2 }).flagged, false);
  assert.deepEqual(promotionalShare({ total: 0, promotional: 0 }).share, null);
});

test('a rule that makes no sense names its fields', () => {
  const wrong = { cap: 101, days: 0, brand: { cap: -1, days: 366 }, promotional: 0.5 };
  assert.deepEqual(
    noticeRuleProblems(wrong).map(({ field }) => field),
    ['cap', 'days', 'brand.cap', 'brand.days', 'promotional'],
  );
});
