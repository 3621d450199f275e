import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { changeVote, controversy, standingOf, wilsonLowerBound } from './ranking.ts';

const votes = fc.nat(100_000);

describe('the Wilson lower bound', () => {
  test('T2 is the smaller root of the interval’s quadratic', () => {
    for (const [up, down, expected] of [
      [0, 0, 0],
      [0, 7, 0],
      [1, 0, 0.206549],
      [2, 0, 0.34238],
      [1, 1, 0.094531],
      [3, 1, 0.300642],
      [95, 5, 0.88825],
      [600, 400, 0.569309],
    ] as const)
      assert.ok(Math.abs(wilsonLowerBound(up, down) - expected) < 1e-6, `${up} up, ${down} down`);
  });

  test('lies below the share of votes up, and above nothing', () => {
    fc.assert(
      fc.property(votes, votes, (up, down) => {
        const bound = wilsonLowerBound(up, down);
        assert.ok(bound >= 0 && bound < 1 && (up === 0 ? bound === 0 : bound < up / (up + down)));
      }),
    );
  });

  test('rises with a vote up, and falls with a vote down', () => {
    fc.assert(
      fc.property(votes, votes, (up, down) => {
        const bound = wilsonLowerBound(up, down);
        assert.ok(wilsonLowerBound(up + 1, down) > bound);
        assert.ok(up === 0 || wilsonLowerBound(up, down + 1) < bound);
      }),
    );
  });

  test('comes nearer to the share, the more people say the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), fc.nat(1_000), (up, down) =>
        assert.ok(wilsonLowerBound(2 * up, 2 * down) > wilsonLowerBound(up, down)),
      ),
    );
  });
});

describe('controversy', () => {
  test('is the number of votes where they are even, and nothing where all agree', () => {
    assert.deepEqual(
      [controversy(50, 50), controversy(9, 0), controversy(0, 9), controversy(0, 0)],
      [100, 0, 0, 0],
    );
    assert.ok(controversy(50, 50) > controversy(60, 40) && controversy(60, 40) > controversy(90, 10));
  });

  test('does not care who is for and who against, and never exceeds the votes', () => {
    fc.assert(
      fc.property(votes, votes, (up, down) => {
        assert.equal(controversy(up, down), controversy(down, up));
        assert.ok(controversy(up, down) <= up + down + 1e-6);
      }),
    );
  });
});

describe('the standing of a comment', () => {
  test('follows from the votes that stand, however often people changed their minds', () => {
    const changes = fc.array(fc.tuple(fc.nat(4), fc.constantFrom(1, 0, -1)), { maxLength: 60 });
    fc.assert(
      fc.property(changes, (steps) => {
        const mind = [0, 0, 0, 0, 0];
        let standing = standingOf(0, 0);
        for (const [who, value] of steps) {
          standing = changeVote(standing, mind[who]!, value);
          mind[who] = value;
        }
        const count = (value: number): number => mind.filter((one) => one === value).length;
        assert.deepEqual(standing, standingOf(count(1), count(-1)));
      }),
    );
  });
});
