import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Body } from '../domain/body.ts';
import { parse } from '../markdown/parse.ts';
import { bodyMarkup, bodyText } from './body.ts';
import { bodies, words } from './testing/content.ts';
import { parsed, wrongs } from './testing/html.ts';

test('any body becomes only elements that a body may have', () => {
  fc.assert(
    fc.property(bodies, (body) => {
      const { tags } = parsed(bodyMarkup(body).toString());
      assert.deepEqual(wrongs(tags), []);
      assert.ok(tags.every(({ name }) => !/^(h2|section|script|article)$/.test(name)));
    }),
  );
});

test('each kind of node has its element', () => {
  const source =
    '# h\n\na **b** *c* ~~d~~ `e`\nf\n\n> q\n\n- i\n\n3. k\n\n```ts\n<x>\n```\n\n---\n\n[l](https://a.example/?a&b)';
  assert.equal(
    bodyMarkup(parse(source)).toString(),
    '<p><strong>h</strong></p>' +
      '<p>a <strong>b</strong> <em>c</em> <s>d</s> <code>e</code><br>f</p>' +
      '<blockquote><p>q</p></blockquote>' +
      '<ul><li><p>i</p></li></ul>' +
      '<ol start="3"><li><p>k</p></li></ol>' +
      '<pre><code>&lt;x&gt;</code></pre>' +
      '<hr>' +
      '<p><a href="https://a.example/?a&amp;b" rel="nofollow ugc noopener">l</a></p>',
  );
});

test('a link that leads nowhere harmless is drawn as its words', () => {
  const body = words({ type: 'link', href: 'javascript:alert(1)', children: ['click'] });
  assert.equal(bodyMarkup(body).toString(), '<p>click</p>');
});

test('a tree without end is cut, rather than to exhaust the stack', () => {
  let body: Body = words('deep');
  for (let depth = 0; depth < 20_000; depth++) body = [{ type: 'quote', children: body }];
  assert.ok(bodyMarkup(body).toString().length < 2_000);
  assert.equal(bodyText(body), '');
});

test('what a broken backend sends draws nothing, and breaks nothing', () => {
  for (const body of [[null], [{}], [{ type: 'list', items: [null] }], [{ type: 'link', href: 5 }]])
    assert.doesNotThrow(() => bodyMarkup(body as unknown as Body));
});

test('words without markup keep their paragraphs, lines and points', () => {
  assert.equal(
    bodyText(
      parse('# Head\n\na **b** [c](https://a.example)\nd\n\n> q\n>\n> r\n\n- i\n- k\n\n```\nx\n```\n\n---'),
    ),
    'Head\n\na b c\nd\n\nq\n\nr\n\ni\nk\n\nx',
  );
});

test('P56 a poll in a comment is its question, in markup and in plain text', () => {
  const body: Body = [
    { type: 'paragraph', children: ['Vote:'] },
    { type: 'paragraph', children: ['Which <drum>?'], poll: { id: 'next-drum', options: 3 } },
  ];
  assert.equal(bodyMarkup(body).toString(), '<p>Vote:</p><p>Which &lt;drum&gt;?</p>');
  assert.equal(bodyText(body), 'Vote:\n\nWhich <drum>?');
});
