import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sanctionAt, stricter, type KeptSanction } from './sanctions.ts';

const kept = (sanction: KeptSanction['sanction'], sanctionUntil: number | null = null): KeptSanction => ({
  sanction,
  sanctionUntil,
});

test('a sanction holds until its end, to the millisecond, or until further notice', () => {
  assert.deepEqual(sanctionAt(kept('ban', 10), 9), { kind: 'ban', until: 10 });
  assert.equal(sanctionAt(kept('ban', 10), 10), null);
  assert.deepEqual(sanctionAt(kept('mute'), 1e12), { kind: 'mute', until: null });
  assert.equal(sanctionAt(kept(null), 0), null);
});

test('of two, the stricter one holds, then the longer one; what has passed weighs nothing', () => {
  const [ban, mute] = [kept('ban', 20), kept('mute')];
  assert.equal(stricter(ban, mute, 10), ban);
  assert.equal(stricter(mute, ban, 10), ban);
  assert.equal(stricter(ban, mute, 20), mute);
  assert.equal(stricter(kept(null), mute, 0), mute);
  const [short, long] = [kept('ban', 20), kept('ban')];
  assert.equal(stricter(short, long, 0), long);
});

test('whichever is asked first, the same sanction holds', () => {
  const any = fc.record({
    sanction: fc.constantFrom('mute' as const, 'ban' as const, null),
    sanctionUntil: fc.option(fc.nat(20)),
  });
  fc.assert(
    fc.property(any, any, fc.nat(20), (a, b, now) =>
      assert.deepEqual(sanctionAt(stricter(a, b, now), now), sanctionAt(stricter(b, a, now), now)),
    ),
  );
});
