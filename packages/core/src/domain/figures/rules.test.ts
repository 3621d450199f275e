import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { askKind, medianOf, NO_TALK, reciprocityOf, streaksOf, waitBucket } from './rules.ts';

const MINUTE = 60_000;

test('L2 T140 ten first comments, 25 replies, 15 of them by members: 2.5 each, and 60 to 40', () => {
  const sums = { ...NO_TALK, roots: 10, replies: 25, memberReplies: 15, answered: 7 };
  const { perRoot, shares, answered } = reciprocityOf(sums);
  assert.deepEqual([perRoot, shares, answered], [2.5, { members: 60, staff: 40 }, 70]);
  assert.deepEqual(reciprocityOf(NO_TALK), {
    roots: 0,
    replies: 0,
    perRoot: null,
    shares: null,
    answered: null,
  });
});

test('L18 T141 answers after 2, 4 and 9 minutes: the median is 4', () => {
  const waits = [9, 2, 4].map((minutes) => ({ minutes: waitBucket(minutes * MINUTE), count: 1 }));
  assert.equal(medianOf(waits), 4);
  assert.equal(medianOf([...waits, { minutes: 7, count: 1 }]), 5.5);
  assert.equal(medianOf([]), null);
});

test('T141 law: the median of what is counted is the middle of all, as far as they are told apart', () =>
  fc.assert(
    fc.property(fc.array(fc.nat(3 * 1_440), { minLength: 1, maxLength: 40 }), (all) => {
      const told = all.map((minutes) => waitBucket(minutes * MINUTE)).sort((a, b) => a - b);
      const [low, high] = [told[Math.floor((told.length - 1) / 2)]!, told[Math.floor(told.length / 2)]!];
      const counted = [...new Set(told)].map((minutes) => ({
        minutes,
        count: told.filter((one) => one === minutes).length,
      }));
      assert.equal(medianOf(counted), (low + high) / 2);
      for (const minutes of all) assert.ok(waitBucket(minutes * MINUTE) <= minutes);
      for (const minutes of all.filter((one) => one <= 120))
        assert.equal(waitBucket(minutes * MINUTE), minutes);
    }),
  ));

test('L1 T143 streaks of fewer than five members are told of nobody', () => {
  assert.deepEqual(streaksOf([{ weeks: 6, members: 4 }]), { members: null, fourWeeks: null, longest: null });
  const counts = [
    { weeks: 6, members: 2 },
    { weeks: 4, members: 1 },
    { weeks: 1, members: 2 },
  ];
  assert.deepEqual(streaksOf(counts), { members: 5, fourWeeks: 3, longest: 6 });
});

test('T141 what is asked is told from what is said by its form', () => {
  assert.equal(askKind({ stars: 4, words: 'Good?' }), 'review');
  assert.equal(askKind({ stars: 0, words: 'Does it burn (at all)? I wonder.' }), 'question');
  assert.equal(askKind({ stars: 0, words: 'هل يحترق؟' }), 'question');
  assert.equal(askKind({ stars: 0, words: 'See https://lamp.example/?a=b here' }), 'comment');
});
