import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBefore } from './cursor.ts';

test('orders positions of one epoch by their number', () => {
  assert.equal(isBefore('e.9', 'e.10'), true);
  assert.equal(isBefore('e.10', 'e.9'), false);
  assert.equal(isBefore('e.9', 'e.9'), false);
  assert.equal(isBefore('a.b.9', 'a.b.10'), true);
});

test('does not guess about other epochs and other forms, but knows what is equal', () => {
  for (const [a, b] of [
    ['e.9', 'f.10'],
    ['9', '10'],
    ['e.x', 'e.y'],
    ['e.', 'e.1'],
    ['.1', '.2'],
    ['', 'e.1'],
  ] as const)
    assert.equal(isBefore(a, b), null);
  assert.equal(isBefore('opaque', 'opaque'), false);
});
