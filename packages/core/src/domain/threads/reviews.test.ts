import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  countRating,
  fullStars,
  isRating,
  isTopicPattern,
  RATING_STEPS,
  ratingsOf,
  takesReviews,
  toHalves,
} from './reviews.ts';

const ratings = fc.integer({ min: 1, max: RATING_STEPS }).map((halves) => halves / 2);

describe('a rating', () => {
  test('T14 is half a star to five stars, in half steps', () => {
    assert.ok([0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5].every(isRating));
    for (const wrong of [0, 0.25, 5.5, -1, 4.75, NaN, Infinity, '4', null, undefined])
      assert.equal(isRating(wrong), false, String(wrong));
  });
});

describe('which topics take reviews', () => {
  const policy = { topics: ['/products/*', 'lamp'] };
  test('is said by the topic itself or by its beginning', () => {
    for (const topic of ['/products/', '/products/lamp', 'lamp'])
      assert.ok(takesReviews(policy, topic), topic);
    for (const topic of ['/products', 'lamps', '/blog/products/lamp', ''])
      assert.equal(takesReviews(policy, topic), false, topic);
    assert.equal(takesReviews(undefined, 'lamp'), false);
    assert.ok(takesReviews({ topics: ['*'] }, 'anything'));
  });

  test('is written with a star only at the end', () => {
    assert.ok(['*', '/p/*', 'lamp', 'x'.repeat(300)].every(isTopicPattern));
    for (const wrong of ['', '/p/*/reviews', '**', 'x'.repeat(301)])
      assert.equal(isTopicPattern(wrong), false, wrong);
  });
});

describe('counts of ratings', () => {
  test('T14 come to the same as counting all of them anew, whatever came and went', () => {
    fc.assert(
      fc.property(fc.array(ratings), fc.array(ratings), (stay, go) => {
        let counts: number[] = [];
        for (const rating of [...go, ...stay]) counts = countRating(counts, rating, 1);
        for (const rating of go) counts = countRating(counts, rating, -1);
        const { count, mean, distribution } = ratingsOf(counts);
        assert.equal(count, stay.length);
        assert.equal(distribution.length, RATING_STEPS);
        distribution.forEach((each, step) =>
          assert.equal(each, stay.filter((rating) => rating === (step + 1) / 2).length),
        );
        const sum = stay.reduce((all, rating) => all + rating, 0);
        if (stay.length === 0) assert.equal(mean, null);
        else assert.ok(Math.abs(mean! - sum / stay.length) <= 0.005 + 1e-9);
      }),
    );
  });

  test('T14 in full stars lose nobody: a half stands with the star that it is half of', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000), { minLength: RATING_STEPS, maxLength: RATING_STEPS }), (counts) =>
        assert.equal(
          fullStars(counts).reduce((a, b) => a + b, 0),
          ratingsOf(counts).count,
        ),
      ),
    );
    assert.deepEqual(fullStars([1, 2, 0, 0, 0, 0, 0, 0, 3, 4]), [3, 0, 0, 0, 7]);
  });

  test('never fall below nothing', () => {
    assert.deepEqual(ratingsOf(countRating([], 4, -1)), ratingsOf([]));
  });

  test('have a mean to hundredths, and one to the nearest half for drawing', () => {
    assert.equal(ratingsOf(countRating(countRating(countRating([], 5, 1), 4, 1), 4, 1)).mean, 4.33);
    assert.deepEqual([4.74, 4.75, 4.24, 0.5].map(toHalves), [4.5, 5, 4, 0.5]);
  });
});
