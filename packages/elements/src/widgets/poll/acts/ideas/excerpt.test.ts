import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { plainBody } from '@hearth/core/domain';
import type { Body } from '@hearth/core/domain';
import { EXCERPT, excerpt } from './excerpt.ts';

test('P65 short details of an idea are shown as they are', () => {
  assert.equal(excerpt([]), null);
  assert.equal(excerpt(plainBody('A shelf for lamps.')), null);
});

test('P65 of long details the beginning is shown, to the end of a word', () => {
  const shown = excerpt(plainBody('A shelf for lamps. '.repeat(30)))!;
  assert.match(shown, /^A shelf for lamps\. .* …$/);
  assert.ok(shown.length <= EXCERPT + 2);
  assert.ok(`${'A shelf for lamps. '.repeat(30)}`.startsWith(shown.slice(0, -2)));
  assert.match(shown, /(A|shelf|for|lamps\.) …$/);
});

test('P65 of many short paragraphs, a list or code the words are told in one line', () => {
  const body: Body = [
    { type: 'paragraph', children: ['One', { type: 'break' }, { type: 'strong', children: ['two'] }] },
    { type: 'list', ordered: false, items: [[{ type: 'paragraph', children: ['three'] }]] },
    { type: 'code', text: 'four' },
  ];
  assert.equal(excerpt(body), 'One two three four …');
});

test('P65 an excerpt never ends within a character, and is never much longer than it may be', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 0, maxLength: 900 }), (text) => {
      const shown = excerpt(plainBody(text));
      if (shown === null) return;
      assert.doesNotMatch(shown, /\p{Surrogate}/u);
      assert.ok(shown.length <= EXCERPT + 2);
    }),
  );
});
