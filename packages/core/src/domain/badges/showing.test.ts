import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { arranged, arrangementProblems, ARRANGEMENT_LIMIT } from './arrangement.ts';
import { artProblems, BADGE_ART } from './art.ts';
import { celebrate, FRESH_DAYS, isFresh } from './celebrating.ts';
import { rarityOf } from './rarity.ts';
import type { BadgeDefinition } from './types.ts';

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

test('B57 a badge’s picture is one of the drawings, or an address of the brand’s; a misspelt one is refused by its field', () => {
  const found = (art: string) => artProblems(art).map(({ field, reason }) => `${field} ${reason}`);
  for (const art of [
    'flame',
    'owl',
    'https://acme.example/lamp.svg',
    '/badges/lamp.svg',
    'http://localhost:4242/lamp.svg',
  ])
    assert.deepEqual(found(art), []);
  for (const art of [
    'flamme',
    '',
    'http://acme.example/lamp.svg',
    '//acme.example/lamp.svg',
    'javascript:alert(1)',
  ])
    assert.deepEqual(found(art), ['art format']);
  assert.equal(new Set(BADGE_ART).size >= 24, true);
});

test('B55 law: what was celebrated is fresh no more, and nothing older than a fortnight is kept', () => {
  const now = 100 * 86_400_000;
  const at = fc.integer({ min: 0, max: now });
  fc.assert(
    fc.property(fc.array(at, { minLength: 1, maxLength: 8 }), fc.nat(7), (times, which) => {
      const slots = times.map((grantedAt, index) => ({
        badge: { id: `b${index}` } as BadgeDefinition,
        grants: [{ tier: 'one', grantedAt, revokedAt: null }],
      }));
      const chosen = slots[which % slots.length]!;
      const kept = celebrate([], [{ badge: chosen.badge.id, tier: 'one' }], slots, now);
      assert.equal(isFresh(chosen, chosen.grants[0]!, kept, now), false);
      for (const slot of slots)
        if (slot !== chosen)
          assert.equal(isFresh(slot, slot.grants[0]!, kept, now), isFresh(slot, slot.grants[0]!, [], now));
      assert.deepEqual(celebrate(kept, [], slots, now + FRESH_DAYS * 86_400_000), []);
    }),
  );
});
