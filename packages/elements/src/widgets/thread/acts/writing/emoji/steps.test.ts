import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { step } from './steps.ts';

const rows = ['abcd', 'ef', 'ghij', 'k'].map((row) => [...row]);
const go = (at: string, key: string, how: { ctrlKey?: boolean; rtl?: boolean } = {}): string | null =>
  step(rows, at, { key, ctrlKey: false, ...how });

test('T20 keys move in the grid of emoji, over the ends of rows, and stay within', () => {
  for (const [at, key, to] of [
    ['a', 'ArrowRight', 'b'],
    ['d', 'ArrowRight', 'e'],
    ['k', 'ArrowRight', 'k'],
    ['a', 'ArrowLeft', 'a'],
    ['d', 'ArrowDown', 'f'],
    ['f', 'ArrowUp', 'b'],
    ['a', 'ArrowUp', 'a'],
    ['k', 'ArrowDown', 'k'],
    ['h', 'Home', 'g'],
    ['h', 'End', 'j'],
    ['a', 'PageDown', 'k'],
    ['k', 'PageUp', 'a'],
  ] as const)
    assert.equal(go(at, key), to, `${key} from ${at}`);
  assert.equal(go('h', 'Home', { ctrlKey: true }), 'a');
  assert.equal(go('b', 'End', { ctrlKey: true }), 'k');
  assert.equal(go('b', 'ArrowLeft', { rtl: true }), 'c');
  assert.deepEqual([go('a', 'x'), go('?', 'Home'), go('a', 'toString')], [null, null, null]);
});

test('T20 whatever is pressed, one lands in the grid', () => {
  const keys = fc.constantFrom(
    'ArrowRight',
    'ArrowLeft',
    'ArrowDown',
    'ArrowUp',
    'Home',
    'End',
    'PageUp',
    'PageDown',
  );
  fc.assert(
    fc.property(fc.array(keys), (pressed) => {
      assert.ok(rows.flat().includes(pressed.reduce<string>((at, key) => go(at, key)!, 'a')));
    }),
  );
});
