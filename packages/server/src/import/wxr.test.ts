import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readWxr, type WxrPost } from './wxr.ts';

const item = (inner: string): string =>
  `<item><title>T</title><link>https://b.test/a/</link><wp:status>publish</wp:status>${inner}</item>`;
const comment = (inner: string): string =>
  `<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_content><![CDATA[${inner}]]></wp:comment_content></wp:comment>`;
const wxr = (inner: string, before = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${before}<rss version="2.0" xmlns:wp="https://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2</wp:wxr_version>${inner}</channel></rss>`;

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
async function read(source: string | Uint8Array, size = 64, maxBytes = 1e7): Promise<WxrPost[]> {
  return collect(readWxr(pieces(typeof source === 'string' ? bytesOf(source) : source, size), { maxBytes }));
}

const export_ = readFileSync(
  new URL('../../../../examples/brand-site/old-blog.wordpress.xml', import.meta.url),
);

test('an export reads the same however it is cut into pieces', async () => {
  const whole = await read(export_, export_.length);
  assert.equal(whole.flatMap((post) => post.comments).length, 19);
  for (const size of [1, 7, 1000]) assert.deepEqual(await read(export_, size), whole);
});

test('the first title of a post is its title, and channel titles are not', async () => {
  const [post] = await read(wxr(`<title>Blog</title>${item(comment('x'))}`));
  assert.deepEqual([post?.title, post?.link, post?.status], ['T', 'https://b.test/a/', 'publish']);
});

test('dates are UTC, with local time where there is no other, and zeros mean none', async () => {
  const dated = (gmt: string, local: string): string =>
    `<wp:comment><wp:comment_date>${local}</wp:comment_date><wp:comment_date_gmt>${gmt}</wp:comment_date_gmt></wp:comment>`;
  const [post] = await read(
    wxr(
      item(
        dated('2024-01-02 03:04:05', '') +
          dated('0000-00-00 00:00:00', '2024-01-02 04:04:05') +
          dated('', '0000-00-00 00:00:00'),
      ),
    ),
  );
  assert.deepEqual(
    post?.comments.map(({ createdAt }) => createdAt),
    [Date.UTC(2024, 0, 2, 3, 4, 5), Date.UTC(2024, 0, 2, 4, 4, 5), null],
  );
});

const refused: readonly [name: string, source: string | Uint8Array, message: RegExp][] = [
  ['an empty file', '', /is empty/],
  ['a file that is not XML', 'PK\u0003\u0004 not xml at all', /not well-formed XML|not a WordPress export/],
  ['a web page', '<html><body>Hello</body></html>', /begins with <html>/],
  ['a feed that is no export', '<rss version="2.0"><channel><title>x</title></channel></rss>', /wxr_version/],
  ['text that is not UTF-8', Uint8Array.from([...bytesOf('<rss><a>'), 0xe9, 0x20, 0x41]), /not UTF-8/],
  [
    'an external entity',
    wxr(item(comment('x') + '&xxe;'), '<!DOCTYPE rss [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>'),
    /DOCTYPE.*line 1/,
  ],
  [
    'a billion laughs',
    wxr('&lol9;', '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol9 "&lol;&lol;&lol;">]>'),
    /DOCTYPE/,
  ],
  ['an entity from nowhere', wxr('&nbsp;'), /not well-formed/],
  ['elements too deep', wxr('<a>'.repeat(100)), /deep/],
  ['a field too long', wxr(item(comment('x'.repeat(1_000_001)))), /longer than/],
  ['a comment out of place', `${wxr('')}<wp:comment/>`, /not well-formed/],
];
for (const [name, source, message] of refused)
  test(`refuses ${name} and says so`, () => assert.rejects(read(source), { name: 'ImportError', message }));

test('refuses an export cut off anywhere', async () => {
  for (let part = 1; part < 40; part++) {
    await assert.rejects(
      read(export_.subarray(0, Math.floor((export_.length * part) / 40)), 4096),
      { name: 'ImportError' },
      `at ${part}/40`,
    );
  }
});

test('refuses a file over the limit without reading it to its end', async () => {
  let given = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    yield bytesOf('<rss><channel>');
    for (;;) yield bytesOf(' '.repeat(2 ** 20 + 0 * given++));
  }
  await assert.rejects(collect(readWxr(endless(), { maxBytes: 200 * 2 ** 20 })), {
    name: 'ImportError',
    message: /larger than 200 MiB/,
  });
  assert.ok(given <= 201);
});
