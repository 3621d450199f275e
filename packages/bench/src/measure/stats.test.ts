import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { quantile, ratios, summarise } from './stats.ts';

const samples = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 50 });

test('the median of an even number lies between the middle two', () => {
  assert.equal(quantile([4, 1, 3, 2], 0.5), 2.5);
});

test('the 99th percentile of 1 to 101 is 100', () => {
  const numbers = Array.from({ length: 101 }, (_, index) => index + 1);
  assert.equal(quantile(numbers, 0.99), 100);
});

test('sorts by value, not as text, and leaves the samples as they were', () => {
  const given = [10, 9, 100];
  assert.deepEqual(summarise(given), { median: 10, min: 9, max: 100 });
  assert.deepEqual(given, [10, 9, 100]);
});

test('a summary is in order, and the same for any order of its samples', () => {
  fc.assert(
    fc.property(samples, (given) => {
      const { min, median, max } = summarise(given);
      assert.ok(min <= median && median <= max);
      assert.deepEqual(summarise([...given].reverse()), { min, median, max });
    }),
  );
});

test('refuses to summarise nothing', () => {
  assert.throws(() => summarise([]), RangeError);
});

test('a machine that slows down in one round does not change that round’s ratio', () => {
  assert.deepEqual(ratios([50, 5], [100, 10]), [0.5, 0.5]);
  assert.throws(() => ratios([1], [1, 2]), RangeError);
});
