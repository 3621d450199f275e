import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Inline } from '@hearth/core/domain';
import { parse } from '@hearth/core/markdown';
import { quoted } from './quote-text.ts';

/** What a body says when it is one quote of paragraphs without any markup; fails otherwise. */
function wordsOf(source: string): string {
  const body = parse(source);
  assert.equal(body.length, 1, source);
  const [quote] = body;
  assert.equal(quote?.type, 'quote', source);
  const line = (inline: Inline): string => {
    if (typeof inline === 'string') return inline;
    assert.equal(inline.type, 'break', source);
    return '\n';
  };
  return (quote as { children: readonly { type: string; children: readonly Inline[] }[] }).children
    .map(({ type, children }) => {
      assert.equal(type, 'paragraph', source);
      return children.map(line).join('');
    })
    .join('\n\n');
}

test('makes a quote of what Markdown would take for something else', () => {
  for (const words of [
    '- a list\n- of two',
    '+ plus',
    '1. first\n2. second',
    '12) twelfth',
    '# heading',
    'a heading\n===',
    'another\n---',
    '***',
    '___',
    '> a quote in it',
    '```\ncode\n```',
    '~~~\ncode\n~~~',
    '**bold** _thin_ ~~gone~~ `code`',
    '[link](https://a.example)',
    '![image](https://a.example/x.png)',
    '[ref]: https://a.example',
    '<https://a.example>',
    'see https://a.example/x?y=1, or www.a.example, or a.example',
    'http://localhost/x mailto:x@a.example //a.example/y',
    '&amp; &lt;b&gt; <b>html</b>',
    'ends with a backslash\\',
    '    code by indent',
    '\tcode by tab',
    'words\n\n    more',
  ]) {
    const tidy = words
      .split('\n')
      .map((line) => line.trim())
      .join('\n');
    assert.equal(wordsOf(quoted(words)), tidy);
  }
});

const hostile = fc.string({
  unit: fc.constantFrom(
    ...'\\`*_~[]()<>&#|!-+=.:/@123 \n\t"\'{}$^%',
    ...['a', 'B', 'www.', 'http://', 'x.example', 'é', '😀', 'mailto:', '&amp;', '```', '    ', '\r\n'],
  ),
  maxLength: 60,
});

test('is a quote of the same words, whatever they are', () => {
  fc.assert(
    fc.property(hostile, (words) => {
      const lines = words.split(/\r\n?|\n/).map((line) => line.trim());
      const tidy = lines
        .join('\n')
        .replace(/\n{3,}/g, '\n\n')
        .trim();
      if (!tidy) return;
      const joined = wordsOf(quoted(tidy));
      assert.equal(joined.replace(/\s+/g, ' '), tidy.replace(/\s+/g, ' '));
    }),
    { numRuns: 3000 },
  );
});

test('leaves ordinary words as they are', () => {
  assert.equal(
    quoted('It does: we measured ±0.5° (twice!). "Well," she said – really?\n\n50% & more…'),
    '> It does: we measured ±0\\.5° (twice!). "Well," she said – really?\n>\n> 50% \\& more…',
  );
});

test('lets the words after it be what they are', () => {
  const body = parse(`${quoted('- a')}\n\n> mine\n\n- list`);
  assert.deepEqual(
    body.map(({ type }) => type),
    ['quote', 'quote', 'list'],
  );
});

test('cuts a passage that is too long, between characters', () => {
  const long = quoted('😀'.repeat(1500));
  assert.equal(long.length, '> …'.length + 2000);
  assert.doesNotMatch(quoted(`x${'😀'.repeat(1500)}`), /[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
});
