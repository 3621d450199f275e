import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Block, Inline } from '../domain/body.ts';
import { hasLinks } from '../domain/links.ts';
import { parse } from './parse.ts';

const paragraph = (...children: Inline[]): Block => ({ type: 'paragraph', children });

test('marks nest', () => {
  assert.deepEqual(parse('a **b *c*** ~~d~~ `e`'), [
    paragraph(
      'a ',
      { type: 'strong', children: ['b ', { type: 'emphasis', children: ['c'] }] },
      ' ',
      { type: 'strike', children: ['d'] },
      ' ',
      { type: 'code', text: 'e' },
    ),
  ]);
});

test('blocks: quote, lists, code with its language, rule, heading', () => {
  assert.deepEqual(parse('# h\n\n> q\n\n- a\n- b\n\n3. c\n\n```ts\nx\n```\n\n---'), [
    { type: 'heading', children: ['h'] },
    { type: 'quote', children: [paragraph('q')] },
    { type: 'list', ordered: false, items: [[paragraph('a')], [paragraph('b')]] },
    { type: 'list', ordered: true, start: 3, items: [[paragraph('c')]] },
    { type: 'code', text: 'x', language: 'ts' },
    { type: 'rule' },
  ]);
});

test('a quote goes on with unmarked lines, however many and however deep', () => {
  const lines = Array.from({ length: 900 }, () => 'a');
  const [outer, ...rest] = parse(`>>>>>>>> ${lines.join('\n')}`);
  assert.deepEqual(rest, []);
  let inner: Block | undefined = outer;
  while (inner?.type === 'quote') inner = inner.children[0];
  assert.equal(inner?.type === 'paragraph' && inner.children.filter((child) => child === 'a').length, 900);
});

test('a line break stays one', () => {
  assert.deepEqual(parse('a\nb'), [paragraph('a', { type: 'break' }, 'b')]);
});

test('bare addresses become links, and so do images', () => {
  const link = (href: string, text: string): Inline => ({ type: 'link', href, children: [text] });
  assert.deepEqual(parse('see https://example.test/a'), [
    paragraph('see ', link('https://example.test/a', 'https://example.test/a')),
  ]);
  assert.deepEqual(parse('![cat](https://example.test/cat.png)'), [
    paragraph(link('https://example.test/cat.png', 'cat')),
  ]);
});

test('T28 HTML is text', () => {
  assert.deepEqual(parse('<script>alert(1)</script>'), [paragraph('<script>alert(1)</script>')]);
  assert.deepEqual(parse('<img src=x onerror=alert(1)>'), [paragraph('<img src=x onerror=alert(1)>')]);
});

for (const href of [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  '//evil.test',
  '/relative',
  'java\tscript:x',
]) {
  test(`a link to ${JSON.stringify(href)} is no link`, () => {
    assert.equal(hasLinks(parse(`[x](<${href}>)`)), false);
    assert.equal(hasLinks(parse(`![x](<${href}>)`)), false);
  });
}

test('a body over the limit is refused', () => {
  assert.throws(() => parse('x'.repeat(10_001)), RangeError);
});

test('T28 every tree holds only known nodes and safe addresses, and is no deeper than the cap', () => {
  const known = new Set([
    'paragraph',
    'heading',
    'quote',
    'list',
    'code',
    'rule',
    'strong',
    'emphasis',
    'strike',
    'link',
    'break',
  ]);
  const walk = (node: unknown, depth: number): void => {
    assert.ok(depth < 120);
    if (typeof node === 'string') return;
    if (Array.isArray(node)) return node.forEach((item) => walk(item, depth + 1));
    const { type, href, children, items } = node as {
      type: string;
      href?: string;
      children?: unknown[];
      items?: unknown[];
    };
    assert.ok(known.has(type), type);
    if (href !== undefined) assert.match(href, /^(https?|mailto):/i);
    walk(children ?? items ?? [], depth + 1);
  };
  const marks = fc.constantFrom(
    '*',
    '**',
    '~~',
    '`',
    '> ',
    '- ',
    '1. ',
    '\n',
    '\n\n',
    '[',
    '](',
    ')',
    '<',
    '>',
    '![',
    'http://a.b',
    'javascript:x',
    'a',
    ' ',
    '\\',
    '&lt;',
    '\t',
    '#',
  );
  fc.assert(fc.property(fc.array(marks, { maxLength: 60 }), (parts) => walk(parse(parts.join('')), 0)));
});

test('nesting far beyond the cap still gives a tree', () => {
  for (const hostile of [
    '>'.repeat(5000),
    '['.repeat(5000),
    '*a '.repeat(3000),
    '- '.repeat(4000),
    '`'.repeat(9999),
    '<'.repeat(9999),
    '![]('.repeat(2500),
  ]) {
    assert.ok(Array.isArray(parse(hostile.slice(0, 10_000))));
  }
});
