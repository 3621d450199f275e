import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { largestRemainder, tallyOf } from './tally.ts';

test('rounds 1/1/1 to 34/33/33', () => {
  assert.deepEqual(largestRemainder([1, 1, 1]), [34, 33, 33]);
});

test('gives what is missing to the largest remainders', () => {
  assert.deepEqual(largestRemainder([1, 2, 4]), [14, 29, 57]);
  assert.deepEqual(largestRemainder([0, 0]), [0, 0]);
  assert.deepEqual(largestRemainder([]), []);
});

const counts = fc
  .array(fc.nat(1_000_000), { minLength: 1, maxLength: 40 })
  .filter((all) => all.some((count) => count > 0));

test('law: percentages are whole and sum to 100', () => {
  fc.assert(
    fc.property(counts, (all) => {
      const percent = largestRemainder(all);
      assert.ok(percent.every(Number.isInteger));
      assert.equal(
        percent.reduce((sum, each) => sum + each, 0),
        100,
      );
    }),
  );
});

test('law: each percentage is less than 1 from the exact share', () => {
  fc.assert(
    fc.property(counts, (all) => {
      const total = all.reduce((sum, count) => sum + count, 0);
      largestRemainder(all).forEach((percent, index) =>
        assert.ok(Math.abs(percent - (all[index]! * 100) / total) < 1),
      );
    }),
  );
});

test('law: more votes never show a smaller percentage', () => {
  fc.assert(
    fc.property(counts, (all) => {
      const percent = largestRemainder(all);
      all.forEach((a, i) => all.forEach((b, j) => a > b && assert.ok(percent[i]! >= percent[j]!)));
    }),
  );
});

const poll = (kind: 'single' | 'multiple') => ({
  id: 'p',
  kind,
  options: ['a', 'b', 'c'].map((id) => ({ id, label: id })),
  opensAt: null,
  closesAt: 20,
});

test('counts percentages of a multiple poll of voters, so that they may exceed 100 in sum', () => {
  const tally = tallyOf(poll('multiple'), { a: 4, b: 3 }, 4, 0);
  assert.deepEqual(
    tally.options.map(({ percent }) => percent),
    [100, 75, 0],
  );
});

test('names every leader of a tie, and none without votes', () => {
  assert.deepEqual(tallyOf(poll('single'), { a: 2, c: 2, b: 1 }, 5, 0).leaders, ['a', 'c']);
  assert.deepEqual(tallyOf(poll('single'), {}, 0, 0).leaders, []);
});

test('leaves out counts of options that there are no longer, and is final from the close on', () => {
  const tally = tallyOf(poll('single'), { a: 1, gone: 9 }, 1, 20);
  assert.deepEqual(tally, {
    poll: 'p',
    voters: 1,
    options: [
      { id: 'a', votes: 1, percent: 100 },
      { id: 'b', votes: 0, percent: 0 },
      { id: 'c', votes: 0, percent: 0 },
    ],
    leaders: ['a'],
    final: true,
  });
  assert.equal(tallyOf(poll('single'), {}, 0, 19).final, false);
});
