import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { accessOf, headStartEnd } from './rules.ts';
import type { HeadStart } from './types.ts';

const HOUR = 3_600_000;
const CLOSE = Date.UTC(2026, 4, 1, 10);
const drum = (tookPart: boolean, from: number | null = CLOSE): HeadStart => ({
  poll: 'next-drum',
  from,
  hours: 48,
  tookPart,
});

test('L6 who took part is let in at the close, who did not 48 hours later, and then both', () => {
  const at = (tookPart: boolean, hours: number) => accessOf('drum', [drum(tookPart)], CLOSE + hours * HOUR);
  assert.deepEqual(at(true, 0), {
    name: 'drum',
    allowed: true,
    because: 'entitled',
    by: { poll: 'next-drum' },
    openToAllAt: CLOSE + 48 * HOUR,
  });
  assert.deepEqual(at(false, 0), {
    name: 'drum',
    allowed: false,
    because: 'not-entitled',
    opensAt: CLOSE + 48 * HOUR,
    openToAllAt: CLOSE + 48 * HOUR,
  });
  assert.equal(accessOf('drum', [drum(false)], CLOSE + 48 * HOUR - 1).allowed, false);
  for (const tookPart of [true, false])
    assert.deepEqual(at(tookPart, 48), { name: 'drum', allowed: true, because: 'open' });
});

test('P47 nobody is let in before the close, and voters are told when they will be', () => {
  const early = accessOf('drum', [drum(true)], CLOSE - 1);
  assert.deepEqual([early.allowed, early.because, early.opensAt], [false, 'not-yet', CLOSE]);
  const unknown = accessOf('drum', [drum(true, null)], CLOSE);
  assert.deepEqual([unknown.allowed, unknown.because, unknown.opensAt], [false, 'not-yet', undefined]);
  assert.equal(accessOf('drum', [drum(false, null)], CLOSE * 2).allowed, false);
});

test('P47 where several polls give it, it opens to all when the last head start is over', () => {
  const later: HeadStart = { poll: 'second', from: CLOSE + 100 * HOUR, hours: 10, tookPart: false };
  const at = (hours: number) => accessOf('drum', [drum(true), later], CLOSE + hours * HOUR);
  assert.deepEqual([at(1).because, at(1).openToAllAt], ['entitled', CLOSE + 110 * HOUR]);
  assert.deepEqual([at(50).because, at(50).opensAt], ['not-entitled', CLOSE + 110 * HOUR]);
  assert.equal(at(110).because, 'open');
});

const starts = fc.array(
  fc.record({
    poll: fc.constantFrom('a', 'b', 'c'),
    from: fc.option(fc.integer({ min: 0, max: 100 * HOUR })),
    hours: fc.integer({ min: 1, max: 72 }),
    tookPart: fc.boolean(),
  }),
  { minLength: 1, maxLength: 4 },
);
const moment = fc.integer({ min: 0, max: 200 * HOUR });

test('nobody is worse off for having taken part', () => {
  fc.assert(
    fc.property(starts, moment, (all, now) => {
      const outside = accessOf(
        'x',
        all.map((one) => ({ ...one, tookPart: false })),
        now,
      );
      const inside = accessOf('x', all, now);
      assert.ok(inside.allowed || !outside.allowed);
      assert.ok((inside.opensAt ?? 0) <= (outside.opensAt ?? Infinity));
    }),
  );
});

test('what has opened to all stays open, and opens when it was said to', () => {
  fc.assert(
    fc.property(starts, moment, (all, now) => {
      const then = accessOf('x', all, now);
      const ends = all.map(headStartEnd);
      if (then.because === 'open') assert.ok(ends.every((end) => end !== null && end <= now));
      if (then.opensAt !== undefined) {
        assert.equal(accessOf('x', all, then.opensAt).allowed, true);
        assert.ok(!accessOf('x', all, then.opensAt - 1).allowed);
      }
    }),
  );
});
