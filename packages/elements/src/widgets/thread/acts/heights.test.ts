import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Heights } from './heights.ts';

const make = (heights: readonly number[]): Heights => {
  const rows = new Heights();
  rows.use(heights.map((_, index) => `c${index}`));
  for (const [index, height] of heights.entries()) rows.measure(`c${index}`, height);
  return rows;
};

test('a place lies in the row that covers it, and rows stand one below the other', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 200 }),
      fc.nat(),
      (heights, where) => {
        const rows = make(heights);
        const end = heights.reduce((sum, height) => sum + height, 0);
        assert.equal(rows.top(heights.length), end);
        const y = where % end;
        const index = rows.at(y);
        assert.ok(rows.top(index) <= y && y < rows.top(index + 1));
      },
    ),
  );
});

test('a place before the list or behind it belongs to the nearest row', () => {
  const rows = make([10, 20, 30]);
  assert.deepEqual([rows.at(-500), rows.at(60), rows.at(5000)], [0, 2, 2]);
});

test('what was never drawn is as high as the others were when it came, until it is measured', () => {
  const rows = make([100, 200]);
  rows.use(['c0', 'c1', 'new']);
  assert.equal(rows.top(3), 450);
  rows.measure('c0', 400);
  assert.equal(rows.top(3), 750, 'the guess stays, only the measured row has grown');
  rows.measure('new', 50);
  assert.equal(rows.top(3), 650);
});

test('heights belong to rows, wherever they move', () => {
  const rows = make([10, 20, 30]);
  rows.use(['c2', 'c0']);
  assert.deepEqual([rows.top(1), rows.top(2), rows.indexOf('c1'), rows.keyAt(1)], [30, 40, undefined, 'c0']);
});
