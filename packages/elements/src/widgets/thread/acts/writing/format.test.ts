import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from '@hearth/core/markdown';
import { changeOf } from './edit.ts';
import { pasteLink } from './format-link.ts';
import { FORMATS, format } from './format.ts';
import type { Format } from './format.ts';
import type { Writing } from './selection.ts';

/** `a [b] c`: a text whose selection stands between bars; one bar: the caret. */
function bars(marked: string): Writing {
  const start = marked.indexOf('|');
  const end = marked.lastIndexOf('|');
  const text = marked.replaceAll('|', '');
  return { text, selection: { start, end: end > start ? end - 1 : start } };
}
const show = ({ text, selection: { start, end } }: Writing): string =>
  start === end
    ? `${text.slice(0, start)}|${text.slice(start)}`
    : `${text.slice(0, start)}|${text.slice(start, end)}|${text.slice(end)}`;
const press = (marked: string, kind: Format): string => {
  const { text, selection } = bars(marked);
  return show(format(text, selection, kind));
};

const CASES: readonly (readonly [kind: Format, before: string, after: string])[] = [
  ['bold', 'a |b| c', 'a **|b|** c'],
  ['bold', 'a **|b|** c', 'a |b| c'],
  ['bold', 'a |**b**| c', 'a |b| c'],
  ['bold', 'a | b |c', 'a  **|b|** c'],
  ['bold', '|', '**|**'],
  ['bold', '**|**', '|'],
  ['bold', '*|a|*', '***|a|***'],
  ['bold', '|**a** and **b**|', '**|**a** and **b**|**'],
  ['italic', 'a |b| c', 'a _|b|_ c'],
  ['italic', 'a *|b|* c', 'a |b| c'],
  ['italic', '**|b|**', '**_|b|_**'],
  ['italic', '***|b|***', '**|b|**'],
  ['italic', 'un|believ|able', 'un*|believ|*able'],
  ['code', 'a |b| c', 'a `|b|` c'],
  ['code', '|a`b|', '`` |a`b| ``'],
  ['code', '`` |a`b| ``', '|a`b|'],
  ['code', 'x\n|a\nb|\ny', 'x\n```\n|a\nb|\n```\ny'],
  ['code', '|a\n```\nb|', '````\n|a\n```\nb|\n````'],
  ['code', '|```\na\nb\n```|', '|a\nb|'],
  ['link', 'see |this|', 'see [this](|url|)'],
  ['link', 'see [this](|url|)', 'see |this|'],
  ['link', '|a]b|', '[a\\]b](|url|)'],
  ['link', '|https://a.test/b|', '[|](https://a.test/b)'],
  ['link', '[|](https://a.test/b)', '|https://a.test/b|'],
  ['link', '|', '[|](url)'],
  ['quote', 'a\n\nb|c', 'a\n\n> b|c'],
  ['quote', '> b|c', 'b|c'],
  ['quote', '|a\n\nb|', '|> a\n>\n> b|'],
  ['quote', '|a|\nb', '|> a|\n\nb'],
  ['list', '|a\nb|', '|- a\n- b|'],
  ['list', '|- a\n* b|', '|a\nb|'],
  ['list', '|', '- |'],
  ['list', 'a\n|b\n|c', 'a\n|- b|\n\nc'],
];
for (const [kind, before, after] of CASES)
  test(`${kind}: ${JSON.stringify(before)} becomes ${JSON.stringify(after)}`, () =>
    assert.equal(press(before, kind), after));

/** Texts full of what Markdown reads, and any selection in them. */
const writing = fc
  .tuple(
    fc.array(
      fc.constantFrom(
        'a',
        'B',
        'é',
        '日',
        ' ',
        '\n',
        '\n\n',
        '*',
        '**',
        '_',
        '`',
        '```',
        '> ',
        '- ',
        '[',
        ')',
      ),
      { maxLength: 14 },
    ),
    fc.nat(40),
    fc.nat(40),
  )
  .map(([parts, one, other]): Writing => {
    const text = parts.join('');
    const [start = 0, end = 0] = [one, other].map((at) => at % (text.length + 1)).sort((a, b) => a - b);
    return { text, selection: { start, end } };
  });

test('a selection lies within the text, and no word is lost', () => {
  const letters = (text: string): string => text.replace(/[^\p{L}]/gu, '');
  fc.assert(
    fc.property(writing, fc.constantFrom(...FORMATS), ({ text, selection }, kind) => {
      const { text: made, selection: now } = format(text, selection, kind);
      assert.ok(0 <= now.start && now.start <= now.end && now.end <= made.length);
      assert.equal(letters(made).replace('url', ''), letters(text));
    }),
  );
});

test('pressing twice undoes what the first press added', () => {
  fc.assert(
    fc.property(writing, fc.constantFrom('bold', 'italic', 'code', 'link'), ({ text, selection }, kind) => {
      const once = format(text, selection, kind);
      fc.pre(once.text.length > text.length);
      const twice = format(once.text, once.selection, kind);
      assert.equal(twice.text, text);
    }),
    { numRuns: 2000 },
  );
});

test('a quote and a list are undone but for the blank line that ends them', () => {
  fc.assert(
    fc.property(writing, fc.constantFrom('quote', 'list'), ({ text, selection }, kind) => {
      const once = format(text, selection, kind);
      fc.pre(once.text.length > text.length);
      const twice = format(once.text, once.selection, kind);
      const squeezed = (some: string): string => some.replace(/\n+/g, '\n');
      assert.equal(squeezed(twice.text), squeezed(text));
    }),
    { numRuns: 2000 },
  );
});

test('what a tool wrote is read as what it says, and takes in nothing else', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '日'), minLength: 1, maxLength: 4 });
  const nodes = {
    bold: 'strong',
    italic: 'emphasis',
    link: 'link',
    code: 'code',
    quote: 'quote',
    list: 'list',
  };
  fc.assert(
    fc.property(word, word, word, fc.constantFrom(...FORMATS), (before, words, after, kind) => {
      const between = kind === 'quote' || kind === 'list' ? '\n' : ' ';
      const text = [before, words, after].join(between);
      const start = before.length + 1;
      const made = format(text, { start, end: start + words.length }, kind).text.replace(
        'url',
        'https://a.test',
      );
      const found: unknown[] = [];
      JSON.stringify(parse(made), (_key, value: unknown) => {
        if (value !== null && typeof value === 'object' && 'type' in value && value.type === nodes[kind])
          found.push(value);
        return value;
      });
      assert.equal(found.length, 1, made);
      assert.ok(JSON.stringify(found).includes(`"${words}"`), made);
      assert.ok(!JSON.stringify(found).includes(`"${after}"`) || after === words, made);
    }),
  );
});

test('an address that is pasted over words makes them a link', () => {
  const paste = (marked: string, pasted: string): string | null => {
    const { text, selection } = bars(marked);
    const made = pasteLink(text, selection, pasted);
    return made && show(made);
  };
  assert.equal(paste('see |this| now', 'https://a.test/b?c=d'), 'see [this](https://a.test/b?c=d)| now');
  assert.equal(paste('see |this |now', ' https://a.test/b\n'), 'see [this](https://a.test/b)| now');
  assert.equal(paste('|x|', 'https://a.test/a_(b)'), '[x](https://a.test/a_%28b%29)|');
  assert.equal(paste('see | now', 'https://a.test'), null, 'nothing is selected');
  assert.equal(paste('|this|', 'two words https://a.test'), null, 'more than an address');
  assert.equal(paste('|this|', 'javascript:alert(1)'), null, 'not of the web');
  assert.equal(paste('|https://b.test|', 'https://a.test'), null, 'over an address');
  assert.equal(paste('[this](|url|)', 'https://a.test'), null, 'where an address belongs');
});

test('the least change makes one text of another', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 12 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { from, to, insert } = changeOf(before, after);
      assert.equal(before.slice(0, from) + insert + before.slice(to), after);
      assert.ok(from <= to);
    }),
  );
  assert.deepEqual(changeOf('a b c', 'a **b** c'), { from: 2, to: 3, insert: '**b**' });
});
