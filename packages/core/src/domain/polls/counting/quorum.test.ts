import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { quorumOf } from './quorum.ts';

test('rounds up, and not by an error of floating point', () => {
  assert.equal(quorumOf(0.5, 101), 51);
  assert.equal(quorumOf(0.07, 100), 7);
  assert.equal(quorumOf(0.1, 30), 3);
  assert.equal(quorumOf(1 / 3, 3), 1);
  assert.equal(quorumOf(0, 50), 0);
  assert.equal(quorumOf(1, 50), 50);
});

test('law: a share of whole per cents is reached by exactly the ballots that reach it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100 }), fc.nat(1_000_000), (percent, eligible) => {
      const quorum = quorumOf(percent / 100, eligible);
      assert.ok(quorum * 100 >= percent * eligible);
      assert.ok(quorum === 0 || (quorum - 1) * 100 < percent * eligible);
    }),
  );
});
