import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from '@hearth/core/markdown';
import type { Body } from '@hearth/core/domain';
import { htmlToMarkdown } from './html-to-markdown.ts';

const tree = (html: string): Body => parse(htmlToMarkdown(html));
const flat = (html: string): string => JSON.stringify(tree(html));

const cases: readonly [name: string, html: string, markdown: string][] = [
  ['paragraphs by blank lines and by tags', 'one\n\ntwo<p>three</p>four', 'one\n\ntwo\n\nthree\n\nfour'],
  ['line breaks', 'one\ntwo<br />three', 'one\ntwo\nthree'],
  ['marks, with blanks kept outside', '<b> one </b>two <i>three</i>', '** one** two *three*'],
  ['links', '<a href="https://example.test/a">one</a>', '[one](<https://example.test/a>)'],
  ['nested lists', '<ol><li>one<ul><li>two</li></ul></li><li>three</li></ol>', '1. one\n   - two\n2. three'],
  ['quotes', 'he said <blockquote>one<p>two</p></blockquote> so', 'he said\n\n> one\n>\n> two\n\nso'],
  ['code keeps its text', '<pre>a  &lt;b&gt;\n  c</pre>', '```\na  <b>\n  c\n```'],
  ['inline code', 'the <code>`x`</code> one', 'the `` `x` `` one'],
  [
    'images become links',
    '<img src="https://example.test/i.png" alt="a boat">',
    '[a boat](<https://example.test/i.png>)',
  ],
  [
    'text that looks like Markdown stays text',
    '*one* _two_ # three\n# four\n1. five',
    '\\*one\\* \\_two\\_ # three\n\\# four\n1\\. five',
  ],
  ['bare addresses stay whole', 'see https://example.test/a_b_c.', 'see https://example.test/a_b_c.'],
];
for (const [name, html, markdown] of cases) test(name, () => assert.equal(htmlToMarkdown(html), markdown));

test('what could run, load or frame is dropped with its content', () => {
  assert.equal(
    htmlToMarkdown('a<script>alert(1)</script>b<style>x{}</style>c<iframe src="//evil.test">d</iframe>e'),
    'abce',
  );
  assert.equal(
    flat(
      '<a href="javascript:alert(1)" onclick="alert(2)">x</a><img src="x" onerror="alert(3)" alt="y">',
    ).includes('alert'),
    false,
  );
  assert.equal(flat('<a href="jAvA&#x09;script:alert(1)">x</a>').includes('href'), false);
});

test('entities are decoded once, and then are text', () => {
  assert.deepEqual(tree('&amp;lt;b&amp;gt; &lt;script&gt; &#8217;'), [
    { type: 'paragraph', children: ['&lt;b&gt; <script> ’'] },
  ]);
});

test('unclosed, crossed and stray tags still give their text', () => {
  for (const html of [
    '<b><i>one</b></i>',
    '</p></div>one',
    '<ul><li>one',
    '<a href="https://e.test">one',
    '<blockquote><ul><li>one</blockquote>',
    '<pre>one',
    '<code>one',
  ]) {
    assert.match(flat(html), /one/, html);
  }
});

test('any text arrives as itself: nothing in it is Markdown', () => {
  const text = (body: unknown): string =>
    typeof body === 'string'
      ? body
      : Array.isArray(body)
        ? body.map(text).join('')
        : text(Object.values(body as object).filter((value) => typeof value === 'object'));
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          '*',
          '_',
          '`',
          '~',
          '[',
          ']',
          '(',
          ')',
          '#',
          '+',
          '-',
          '>',
          '=',
          '1.',
          '2)',
          'a',
          'b ',
          '\\',
          '!',
          '|',
          ':',
          '&',
          ' ',
          '\n',
        ),
        { maxLength: 25 },
      ),
      (parts) => {
        const plain = parts.join('').trim();
        const html = plain.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
        assert.equal(text(tree(html)).replace(/\s+/g, ''), plain.replace(/\s+/g, ''));
      },
    ),
  );
});

test('a long comment of nothing but tags ends', () => {
  for (const tag of [
    '<b>',
    '<blockquote>',
    '<ul><li>',
    '<a href="https://e.test">',
    '<pre>',
    '</b>',
    '<!--',
    '<![CDATA[',
  ])
    assert.equal(typeof htmlToMarkdown(tag.repeat(20_000)), 'string');
});
