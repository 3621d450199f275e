import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { TENFOLD, trendingKey } from './trending.ts';

const votes = fc.integer({ min: 0, max: 1_000_000 });
const time = fc.integer({ min: 0, max: 4e12 });

test('P60 more votes trend higher at the same age, and a later idea higher with the same votes', () => {
  fc.assert(
    fc.property(votes, time, fc.integer({ min: 1, max: 1_000 }), (count, at, more) => {
      assert.ok(trendingKey(count + more, at) > trendingKey(count, at));
      assert.ok(trendingKey(count, at + more * 60_000) > trendingKey(count, at));
    }),
  );
});

test('P60 an idea of a week ago needs ten times as many votes as one of today', () => {
  const now = Date.UTC(2026, 2, 9);
  assert.ok(trendingKey(100, now - TENFOLD) > trendingKey(9, now));
  assert.ok(trendingKey(98, now - TENFOLD) < trendingKey(9, now));
});

test('P60 which of two trends higher is the same whenever one asks: keys need no second count', () => {
  fc.assert(
    fc.property(votes, time, votes, time, fc.integer({ min: 0, max: 1e10 }), (a, at, b, bt, later) => {
      const [now, then] = [
        trendingKey(a, at) - trendingKey(b, bt),
        trendingKey(a, at + later) - trendingKey(b, bt + later),
      ];
      assert.ok(Math.abs(now - then) < 1e-6);
    }),
  );
});
