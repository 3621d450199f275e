import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { Comment, ThreadPage } from '@hearth/core/domain';
import { wholeThread } from './comments.ts';
import { hints, limitSsr } from './pages.ts';

const comment = (id: string): Comment =>
  ({
    id,
    author: { name: `Author ${id}` },
    createdAt: 0,
    body: [{ type: 'paragraph', children: ['So ', { type: 'emphasis', children: ['warm'] }] }],
  }) as unknown as Comment;

/** A server that answers each path with its JSON. */
async function answering(answers: Readonly<Record<string, unknown>>, run: (server: string) => Promise<void>) {
  const server = createServer(({ url }, response) => void response.end(JSON.stringify(answers[url!])));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('the limit without scripts says the same words', () => {
  const html = limitSsr([comment('a'), comment('b')]);
  assert.match(html, /<b>Author a<\/b>.*<p>So <em>warm<\/em><\/p>.*<b>Author b<\/b>/);
  assert.doesNotMatch(html, /content-visibility/);
  assert.match(limitSsr([], true), /content-visibility/);
});

test('a whole thread is its first page with the comments of all others, each once', () => {
  const at = '/v1/sites/s/threads/t?sort=newest';
  const answer = (ids: string, next: string | null, more = {}): Partial<ThreadPage> => ({
    comments: [...ids].map(comment),
    next,
    more,
  });
  return answering(
    {
      [at]: answer('ab', 'n1', { a: { cursor: 'm1', count: 2 } }),
      [`${at}&limit=100&cursor=n1`]: answer('cd', null),
      [`${at}&limit=100&cursor=m1`]: answer('aef', null),
    },
    async (server) => {
      const { comments } = await wholeThread({ server, site: 's' }, 't');
      assert.deepEqual(comments.map(({ id }) => id).sort(), [...'abcdef']);
    },
  );
});

test('hints name the thread’s files and the first page', () =>
  answering({ '/1/hints.json': { thread: ['chunks/a.js'] } }, async (server) => {
    const html = await hints({ server, site: 's' }, 't');
    assert.ok(html.includes(`<link rel="modulepreload" href="${server}/1/chunks/a.js">`));
    assert.ok(html.includes(`crossorigin href="${server}/v1/sites/s/threads/t?sort=newest"`));
  }));
