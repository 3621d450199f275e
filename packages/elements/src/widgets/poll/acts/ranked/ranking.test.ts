import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { put, step } from './ranking.ts';

test('an option is put where it is wanted, and the others close up', () => {
  assert.deepEqual(put(['a', 'b', 'c'], 'c', 0, 3), ['c', 'a', 'b']);
  assert.deepEqual(put(['a', 'b', 'c'], 'a', 2, 3), ['b', 'c', 'a']);
  assert.deepEqual(put(['a', 'b'], 'c', 1, 3), ['a', 'c', 'b']);
  assert.deepEqual(put(['a', 'b'], 'a', null, 3), ['b']);
});

test('a full ranking takes no other option, and still moves its own', () => {
  const full = ['a', 'b'];
  assert.equal(put(full, 'c', 0, 2), full);
  assert.deepEqual(put(full, 'b', 0, 2), ['b', 'a']);
});

test('a step below the last place leaves the ranking, and one up comes back to its end', () => {
  assert.deepEqual(step(['a', 'b'], 'b', 1, 3), ['a']);
  assert.deepEqual(step(['a'], 'b', -1, 3), ['a', 'b']);
  const ranking = ['a', 'b'];
  assert.equal(step(ranking, 'a', -1, 3), ranking);
  assert.equal(step(ranking, 'c', 1, 3), ranking);
});

test('whatever is done, nothing is ranked twice, too much or lost', () => {
  const move = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    place: fc.option(fc.integer({ min: -1, max: 5 })),
  });
  fc.assert(
    fc.property(fc.array(move), (moves) => {
      let ranking: readonly string[] = [];
      for (const { id, place } of moves) {
        const before = ranking;
        ranking = put(ranking, id, place, 3);
        assert.equal(new Set(ranking).size, ranking.length);
        assert.ok(ranking.length <= 3);
        assert.deepEqual(
          before.filter((each) => each !== id),
          ranking.filter((each) => each !== id),
        );
      }
    }),
  );
});
