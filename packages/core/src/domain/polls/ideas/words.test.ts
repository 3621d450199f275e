import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tidyTitle, titleFlaw } from './words.ts';

test('P58 a title is one line of visible text', () => {
  assert.equal(tidyTitle('  Dark\n\tmode \u2028 please '), 'Dark mode please');
  assert.equal(tidyTitle('\u202eevil\u200b'), 'evil');
  assert.equal(titleFlaw('x'.repeat(120)), null);
  assert.deepEqual(titleFlaw('x'.repeat(121)), { reason: 'too-long', limit: 120 });
  for (const empty of ['', '\u200d']) assert.deepEqual(titleFlaw(tidyTitle(empty)), { reason: 'required' });
});
