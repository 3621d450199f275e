import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stillSo, UNDO_WINDOW, undoUntil } from './undo.ts';

test('an action can be undone for ten minutes, to the millisecond, and once', () => {
  const hidden = { at: 1_000, undoneAt: null };
  assert.equal(undoUntil(hidden, 1_000 + UNDO_WINDOW - 1), 1_000 + UNDO_WINDOW);
  assert.equal(undoUntil(hidden, 1_000 + UNDO_WINDOW), null);
  assert.equal(undoUntil({ ...hidden, undoneAt: 2_000 }, 3_000), null);
});

test('what an action left is compared, and nothing else', () => {
  assert.ok(stillSo({ status: 'hidden', revision: 2, featured: 1 }, { status: 'hidden', revision: 2 }));
  assert.ok(!stillSo({ status: 'hidden', revision: 3 }, { status: 'hidden', revision: 2 }));
  assert.ok(!stillSo({}, { status: 'hidden' }));
});
