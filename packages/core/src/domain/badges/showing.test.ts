import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { arranged, arrangementProblems, ARRANGEMENT_LIMIT } from './arrangement.ts';
import { rarityOf } from './rarity.ts';

test('B50 rarity is holders by active members: nothing below 50 of them, and never more than all', () => {
  assert.deepEqual([rarityOf(5, 49), rarityOf(5, 50), rarityOf(0, 50)], [null, 0.1, 0]);
  assert.equal(rarityOf(80, 60), 1);
});

test('B51 what an order names comes first, and everything else after it as it was', () => {
  const order = (ids: string[], first: string[]) => arranged(ids, first, (id) => id);
  assert.deepEqual(order(['a', 'b', 'c', 'd'], ['c', 'a']), ['c', 'a', 'b', 'd']);
  assert.deepEqual(order(['a', 'b'], ['gone', 'b']), ['b', 'a']);
  fc.assert(
    fc.property(fc.uniqueArray(fc.string()), fc.uniqueArray(fc.string()), (ids, first) => {
      const result = order(ids, first);
      assert.deepEqual([...result].sort(), [...ids].sort());
      assert.deepEqual(
        result.filter((id) => !first.includes(id)),
        ids.filter((id) => !first.includes(id)),
      );
    }),
  );
});

test('B51 an arrangement names each badge once, and only those that its member may know of', () => {
  const found = (order: string[], hidden: string[] = []) =>
    arrangementProblems({ order, hidden }, new Set(['a', 'b'])).map(
      ({ field, reason }) => `${field} ${reason}`,
    );
  assert.deepEqual(found(['b', 'a'], ['a']), []);
  assert.deepEqual(found(['a', 'a', 'x'], ['b', 'y']), [
    'order.1 duplicate',
    'order.2 unknown',
    'hidden.1 unknown',
  ]);
  assert.deepEqual(found(Array<string>(ARRANGEMENT_LIMIT + 1).fill('a'))[0], 'order too-many');
});
