import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { TENNESSEE } from './counting/testing/elections.ts';
import { NO_FIGURES, countRanked, largestRemainder, recount, tallyOf } from './tally.ts';
import type { BallotWords } from './rules.ts';
import type { PollKind } from './types.ts';

test('P16 rounds 1/1/1 to 34/33/33', () => {
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

const poll = (kind: PollKind) => ({
  id: 'p',
  kind,
  options: ['a', 'b', 'c'].map((id) => ({ id, label: id })),
  min: 1,
  max: 5,
  opensAt: null,
  closesAt: 20,
});

const figures = (counts: Record<string, number>, voters: number, sums: Record<string, number> = {}) => ({
  counts,
  sums,
  voters,
  abstained: 0,
});

test('counts percentages of a multiple poll of voters, so that they may exceed 100 in sum', () => {
  const tally = tallyOf(poll('multiple'), figures({ a: 4, b: 3 }, 4), 0);
  assert.deepEqual(
    tally.options.map(({ percent }) => percent),
    [100, 75, 0],
  );
});

test('names every leader of a tie, and none without votes', () => {
  assert.deepEqual(tallyOf(poll('single'), figures({ a: 2, c: 2, b: 1 }, 5), 0).leaders, ['a', 'c']);
  assert.deepEqual(tallyOf(poll('single'), figures({}, 0), 0).leaders, []);
});

test('leaves out counts of options that there are no longer, and is final from the close on', () => {
  const tally = tallyOf(poll('single'), figures({ a: 1, gone: 9 }, 1), 20);
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
  assert.equal(tallyOf(poll('single'), figures({}, 0), 19).final, false);
});

test('P4 scores lead by their mean, and show where it stands between the lowest and the highest mark', () => {
  const { options, leaders } = tallyOf(
    poll('score'),
    figures({ a: 2, b: 4, c: 3 }, 5, { a: 9, b: 18, c: 3 }),
    0,
  );
  assert.deepEqual(options, [
    { id: 'a', votes: 2, percent: 88, sum: 9 },
    { id: 'b', votes: 4, percent: 88, sum: 18 },
    { id: 'c', votes: 3, percent: 0, sum: 3 },
  ]);
  assert.deepEqual(leaders, ['a', 'b']);
});

test('a mean that division would tell apart by its rounding error is a tie all the same', () => {
  const tied = figures({ a: 3, b: 30 }, 33, { a: 10, b: 100 });
  assert.deepEqual(tallyOf(poll('score'), tied, 0).leaders, ['a', 'b']);
});

test('P8 dots lead by their sum, and share 100 per cent of all that were given', () => {
  const { options, leaders } = tallyOf(poll('dots'), figures({ a: 1, b: 2 }, 2, { a: 5, b: 4 }), 0);
  assert.deepEqual(leaders, ['a']);
  assert.deepEqual(
    options.map(({ percent }) => percent),
    [56, 44, 0],
  );
});

test('ranked ballots are led by their run-off, and by nobody before it was counted', () => {
  const definition = { ...poll('ranked'), options: ['A', 'B', 'C', 'D'].map((id) => ({ id, label: id })) };
  const ballots = TENNESSEE.flatMap(({ order, count }) => Array.from({ length: count }, () => order));
  const ids = definition.options.map(({ id }) => id);
  const counted = countRanked(ids, ballots, ids);
  assert.equal(counted.condorcet, 'B');
  assert.deepEqual(counted.schulze, [['B'], ['C'], ['D'], ['A']]);
  const first = figures({ A: 42, B: 26, C: 15, D: 17 }, 100);
  assert.deepEqual(tallyOf(definition, first, 0, counted).leaders, ['D']);
  assert.deepEqual(tallyOf(definition, first, 0).leaders, []);
});

const KINDS: Record<string, fc.Arbitrary<BallotWords>> = {
  single: fc.constantFrom('a', 'b', 'c').map((id) => ({ choices: [id] })),
  multiple: fc.subarray(['a', 'b', 'c'], { minLength: 1 }).map((choices) => ({ choices })),
  ranked: fc.shuffledSubarray(['a', 'b', 'c'], { minLength: 1 }).map((choices) => ({ choices })),
  score: fc
    .dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 5 }), { minKeys: 1 })
    .map((points) => ({ choices: [], points: { ...points } })),
};

for (const [kind, ballot] of Object.entries(KINDS))
  test(`law: figures of ${kind} ballots are those of the ballots that stand, however they were changed`, () => {
    const steps = fc.array(fc.record({ voter: fc.nat(4), ballot: fc.option(ballot) }), { maxLength: 40 });
    fc.assert(
      fc.property(steps, (all) => {
        const cast = new Map<number, BallotWords>();
        let kept = NO_FIGURES;
        for (const { voter, ballot: next } of all) {
          kept = recount({ kind: kind as PollKind }, kept, cast.get(voter) ?? null, next);
          if (next) cast.set(voter, next);
          else cast.delete(voter);
        }
        let anew = NO_FIGURES;
        for (const each of cast.values()) anew = recount({ kind: kind as PollKind }, anew, null, each);
        const none = (counts: Readonly<Record<string, number>>) =>
          Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
        assert.equal(kept.voters, anew.voters);
        assert.deepEqual(none(kept.counts), none(anew.counts));
        assert.deepEqual(none(kept.sums), none(anew.sums));
      }),
    );
  });
