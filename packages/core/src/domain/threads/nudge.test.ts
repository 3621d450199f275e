import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isNudged } from './nudge.ts';

test('finds whole words and phrases, in any case and between any marks', () => {
  for (const text of ['You IDIOT!', '*idiot*', 'an idiot\n', 'shut   up, please', 'Shut-up'])
    assert.ok(isNudged(text, ['idiot', 'Shut up']), text);
});

test('finds no part of a word, and nothing where a site lists nothing', () => {
  assert.ok(!isNudged('idiotically', ['idiot']));
  assert.ok(!isNudged('Scunthorpe', ['thorpe']));
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) =>
      assert.ok(!isNudged(text, []) && !isNudged(text, ['…'])),
    ),
  );
});

test('finds a listed word wherever it stands alone', () => {
  const around = fc.stringMatching(/^[a-c .,!]*$/);
  fc.assert(
    fc.property(around, around, (before, after) =>
      assert.ok(isNudged(`${before} idiot ${after}`, ['idiot'])),
    ),
  );
});
