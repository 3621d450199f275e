import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addPoints, checkDots, checkQuadratic, checkScores } from './points.ts';

const OPTIONS = ['T', 'A', 'B', 'C', 'D'];

test('P9 quadratic votes of (7, 8) cost 113 and are refused at 100', () => {
  assert.deepEqual(checkQuadratic(OPTIONS, { A: 7, B: 8 }, 100), {
    field: 'points',
    reason: 'over-budget',
    limit: 100,
    cost: 113,
  });
  assert.equal(checkQuadratic(OPTIONS, { A: 6, B: 8 }, 100), null);
});

test('a broad group of seven outweighs three enthusiasts: 35 each against 30', () => {
  const ballots = [
    ...Array.from({ length: 3 }, () => ({ T: 10 })),
    ...Array.from({ length: 7 }, () => ({ A: 5, B: 5, C: 5, D: 5 })),
  ];
  for (const ballot of ballots) assert.equal(checkQuadratic(OPTIONS, ballot, 100), null);
  assert.deepEqual(
    addPoints(OPTIONS, ballots).map(({ id, sum }) => [id, sum]),
    [
      ['T', 30],
      ['A', 35],
      ['B', 35],
      ['C', 35],
      ['D', 35],
    ],
  );
});

test('P8 dots are whole, none below 0, and no more in sum than there are', () => {
  assert.equal(checkDots(OPTIONS, { A: 3, B: 2 }, 5), null);
  assert.deepEqual(checkDots(OPTIONS, { A: 3, B: 3 }, 5), {
    field: 'points',
    reason: 'over-budget',
    limit: 5,
    cost: 6,
  });
  assert.deepEqual(checkDots(OPTIONS, { A: -1, B: 2 }, 5), {
    field: 'points.A',
    reason: 'out-of-range',
    limit: 0,
  });
  assert.deepEqual(checkDots(OPTIONS, { A: 1.5 }, 5), { field: 'points.A', reason: 'format' });
  assert.deepEqual(checkDots(OPTIONS, { X: 1 }, 5), { field: 'points.X', reason: 'unknown-option' });
  assert.deepEqual(checkDots(OPTIONS, { A: 0 }, 5), { field: 'points', reason: 'required' });
  assert.deepEqual(checkDots(OPTIONS, {}, 5), { field: 'points', reason: 'required' });
});

test('a number too great to be exact is refused before it is added up', () => {
  const most = Number.MAX_SAFE_INTEGER;
  assert.equal(checkDots(OPTIONS, { A: most, B: most }, 5)?.reason, 'over-budget');
  assert.equal(checkQuadratic(OPTIONS, { A: most }, 100)?.reason, 'over-budget');
  assert.equal(checkDots(OPTIONS, { A: 2 ** 53 }, 5)?.reason, 'format');
  assert.equal(checkDots(OPTIONS, { A: Number.NaN }, 5)?.reason, 'format');
});

test('P4 scores keep to their marks, and one of 0 is a score', () => {
  const marks = { min: 0, max: 5 };
  assert.equal(checkScores(OPTIONS, { A: 0, B: 5 }, marks), null);
  assert.deepEqual(checkScores(OPTIONS, { A: 6 }, marks), {
    field: 'points.A',
    reason: 'out-of-range',
    limit: 5,
  });
  assert.deepEqual(checkScores(OPTIONS, { A: -1 }, marks), {
    field: 'points.A',
    reason: 'out-of-range',
    limit: 0,
  });
});

test('sum, number and mean are of those who gave something; without anybody there is no mean', () => {
  assert.deepEqual(addPoints(['A', 'B', 'C'], [{ A: 4, B: 0 }, { A: 5 }]), [
    { id: 'A', sum: 9, n: 2, mean: 4.5 },
    { id: 'B', sum: 0, n: 1, mean: 0 },
    { id: 'C', sum: 0, n: 0, mean: null },
  ]);
});

test('law: more from one voter never makes an option’s sum smaller', () => {
  const ballot = fc.record({ A: fc.nat(10), B: fc.nat(10) });
  fc.assert(
    fc.property(fc.array(ballot, { minLength: 1 }), fc.nat(10), (ballots, more) => {
      const [first, ...rest] = ballots as [{ A: number; B: number }, ...{ A: number; B: number }[]];
      const [before] = addPoints(['A', 'B'], ballots);
      const [after] = addPoints(['A', 'B'], [{ ...first, A: first.A + more }, ...rest]);
      assert.equal(after!.sum, before!.sum + more);
    }),
  );
});
