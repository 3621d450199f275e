import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commitmentTo, seededOrder } from './seeded-order.ts';

test('the same seed gives the same order, however the options are listed', async () => {
  const one = await seededOrder('7f3a', ['a', 'b', 'c', 'd', 'e']);
  assert.deepEqual(await seededOrder('7f3a', ['e', 'd', 'c', 'b', 'a']), one);
  assert.deepEqual(one.toSorted(), ['a', 'b', 'c', 'd', 'e']);
});

test('each option comes first about as often as any other', async () => {
  const first = new Map<string, number>();
  for (let seed = 0; seed < 3000; seed++) {
    const [id] = await seededOrder(`${seed}`, ['a', 'b', 'c']);
    first.set(id!, (first.get(id!) ?? 0) + 1);
  }
  for (const count of first.values()) assert.ok(Math.abs(count - 1000) < 120, `${count} of 3000`);
});

test('P22 the commitment is SHA-256 in hexadecimal', async () => {
  // FIPS 180-2, appendix B.1.
  assert.equal(await commitmentTo('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
