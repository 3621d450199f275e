import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hasRoom, roomAt } from './frequency.ts';

const DAY = 86_400_000;

test('L13 with a cap of 2 per 7 days the third is held, until the first is 7 days old', () => {
  const rule = { cap: 2, days: 7 };
  const first = roomAt([], 0, rule)!;
  const second = roomAt([first], DAY, rule)!;
  assert.deepEqual([first, second], [0, DAY]);
  const third = roomAt([first, second], 2 * DAY, rule)!;
  assert.equal(hasRoom([first, second], 2 * DAY, rule), false);
  assert.equal(third, 7 * DAY);
  // What was held took its place in the line: the fourth waits for the second.
  assert.equal(roomAt([first, second, third], 2 * DAY, rule), 8 * DAY);
  assert.equal(roomAt([], 0, { cap: 0, days: 7 }), null);
});

test('L13 whatever comes when, no stretch of so many days has more than the cap, and nothing waits without need', () => {
  const history = fc.array(fc.integer({ min: 0, max: 40 * DAY }), { maxLength: 30 });
  const rule = fc.record({ cap: fc.integer({ min: 1, max: 4 }), days: fc.integer({ min: 1, max: 9 }) });
  fc.assert(
    fc.property(history, rule, (times, rule) => {
      const given: number[] = [];
      for (const now of times.toSorted((a, b) => a - b)) {
        const at = roomAt(given, now, rule)!;
        assert.ok(
          at >= now &&
            hasRoom(
              given.filter((other) => other <= at),
              at,
              rule,
            ),
        );
        if (at > now) assert.equal(hasRoom(given, now, rule), false);
        given.push(at);
      }
    }),
  );
});
