import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { shuffled } from './shuffle.ts';

const seeds = fc.uint8Array({ minLength: 16, maxLength: 16 });

test('P26 a shuffle keeps all options, changes nothing it was given, and is the same for the same seed', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string()), seeds, (items, seed) => {
      const given = [...items];
      const order = shuffled(items, seed);
      assert.deepEqual([...order].sort(), [...items].sort());
      assert.deepEqual(items, given);
      assert.deepEqual(shuffled(items, seed), order);
    }),
  );
});

test('P26 no option is favoured: in 6,000 shuffles of six, each stands about as often at each place', () => {
  const stood = Array.from({ length: 6 }, () => [0, 0, 0, 0, 0, 0]);
  for (let index = 0; index < 6_000; index++) {
    const seed = new Uint8Array(16);
    // Seeds as unlike digests as can be: a plain count.
    new DataView(seed.buffer).setUint32(0, index);
    shuffled([0, 1, 2, 3, 4, 5], seed).forEach((item, place) => stood[item]![place]!++);
  }
  for (const places of stood) for (const times of places) assert.ok(times > 860 && times < 1_140, `${times}`);
});
