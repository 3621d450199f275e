import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isNews } from './budget.ts';

test('T24 what is left is told near the limit, at few places, and again beyond it', () => {
  const told: number[] = [];
  for (let left = 300; left > -5; left--) if (isNews(left + 1, left)) told.push(left);
  assert.deepEqual(told, [200, 100, 50, 20, 10, 0, -1]);
});

test('T24 nothing is told of words that are taken out', () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(), (left, less) => assert.equal(isNews(left, left + less), false)),
  );
});
