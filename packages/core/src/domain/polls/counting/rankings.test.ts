import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gatherRankings } from './rankings.ts';

test('adds up ballots that say the same, and keeps others apart', () => {
  assert.deepEqual(gatherRankings([['a', 'b'], ['b', 'a'], ['a', 'b'], ['a,b']]), [
    { order: ['a', 'b'], count: 2 },
    { order: ['b', 'a'], count: 1 },
    { order: ['a,b'], count: 1 },
  ]);
});
