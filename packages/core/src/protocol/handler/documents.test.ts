import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { at, comment, createFakeHost, errorOf, ORIGIN, page, session } from '../testing/fake-host.ts';

const answering = () => {
  const fake = createFakeHost();
  fake.answer = (method, input) =>
    method === 'connect' ? session(null, 1) : page((input as { topic: string }).topic, ['c1']);
  return fake;
};

describe('a thread as HTML', () => {
  test('is public, cacheable and harmless when opened by itself', async () => {
    const fake = answering();
    const response = await fake.fetch(at('/threads/a%2Fb/comments.html'), { headers: { Origin: ORIGIN } });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('Content-Type'), 'text/html; charset=utf-8');
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
    assert.equal(response.headers.get('Vary'), null);
    assert.match(response.headers.get('Cache-Control')!, /^public, .*s-maxage=10/);
    assert.match(response.headers.get('Content-Security-Policy')!, /default-src 'none'.*sandbox/);
    assert.equal(response.headers.get('X-Robots-Tag'), 'noindex');
    assert.match(await response.text(), /<article id="hearth-comment-c1">[^]*Grüße 👋/);
    const etag = response.headers.get('ETag')!;
    const again = await fake.fetch(at('/threads/a%2Fb/comments.html'), {
      headers: { 'If-None-Match': etag },
    });
    assert.deepEqual([again.status, again.headers.get('ETag')], [304, etag]);
  });

  test('asks the backend, as nobody, for what the address says', async () => {
    const fake = answering();
    const query = 'sort=oldest&cursor=x&limit=7&locale=de&page=https%3A%2F%2Fbrand.example%2Fp';
    const response = await fake.fetch(at(`/threads/a%2Fb/comments.html?${query}`));
    assert.deepEqual(
      fake.calls.filter(([method]) => method === 'threads.read'),
      [['threads.read', { topic: 'a/b', sort: 'oldest', cursor: 'x', limit: 7 }]],
    );
    const html = await response.text();
    assert.match(html, /lang="de"/);
    assert.match(html, /https:\/\/brand\.example\/p#hearth-comment-c1/);
  });

  test('topics that end in what the address ends in are topics all the same', async () => {
    const fake = answering();
    for (const [path, topic, type] of [
      ['/threads/a%2Fcomments.html', 'a/comments.html', 'application/json'],
      ['/threads/comments.html', 'comments.html', 'application/json'],
      ['/threads/comments.html/comments.html', 'comments.html', 'text/html'],
    ] as const) {
      fake.calls.length = 0;
      const response = await fake.fetch(at(path));
      assert.equal(response.headers.get('Content-Type'), `${type}; charset=utf-8`);
      assert.equal(
        (fake.calls.find(([method]) => method === 'threads.read')![1] as { topic: string }).topic,
        topic,
      );
    }
  });

  test('refuses what is no page, and what it does not know', async () => {
    const fake = answering();
    const wrong = async (query: string) => {
      const response = await fake.fetch(at(`/threads/a/comments.html?${query}`));
      const { code, field } = await errorOf(response);
      return [response.status, code, field];
    };
    assert.deepEqual(await wrong('page=javascript%3Aalert(1)'), [422, 'invalid', 'page']);
    assert.deepEqual(await wrong('page=%2Frelative'), [422, 'invalid', 'page']);
    assert.deepEqual(await wrong('locale=%3C'), [422, 'invalid', 'locale']);
    assert.deepEqual(await wrong('around=c1'), [422, 'invalid', 'around']);
  });

  test('does not exist for a site of members, nor for a viewer', async () => {
    const fake = answering();
    assert.equal((await fake.fetch('/v1/sites/club/threads/a/comments.html')).status, 401);
    assert.equal((await fake.fetch(at('/viewer/threads/a/comments.html'))).status, 404);
    assert.equal(fake.calls.length, 0);
  });
});

describe('feeds', () => {
  const telling = () => {
    const fake = answering();
    const { answer } = fake;
    fake.answer = (method, input) =>
      method === 'latest'
        ? { comments: [comment('c1')], threads: [page('a/b', []).thread] }
        : answer(method, input);
    return fake;
  };

  test('of a site and of a thread are public and cacheable, and ask for the newest', async () => {
    const fake = telling();
    for (const [path, query] of [
      ['/feed.atom', {}],
      ['/threads/a%2Fb/feed.atom', { topic: 'a/b' }],
    ] as const) {
      fake.calls.length = 0;
      const response = await fake.fetch(at(path));
      assert.equal(response.headers.get('Content-Type'), 'application/atom+xml; charset=utf-8');
      assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
      assert.match(response.headers.get('Cache-Control')!, /^public/);
      assert.ok(response.headers.get('ETag'));
      assert.match(
        await response.text(),
        new RegExp(`href="https://hearth\\.example${at(path)}"[^]*<name>Ada</name>`),
      );
      assert.deepEqual(
        fake.calls.find(([method]) => method === 'latest'),
        ['latest', { topic: undefined, ...query }],
      );
    }
  });

  test('name themselves as the world knows the server', async () => {
    const fake = telling();
    fake.host.address = () => 'https://community.example';
    const text = await (await fake.fetch(at('/feed.atom?locale=de'))).text();
    assert.match(
      text,
      /rel="self"[^>]* href="https:\/\/community\.example\/v1\/sites\/acme\/feed\.atom\?locale=de"/,
    );
  });

  test('do not exist for a site of members', async () => {
    const fake = telling();
    for (const path of ['/feed.atom', '/threads/a/feed.atom'])
      assert.equal((await fake.fetch(`/v1/sites/club${path}`)).status, 401);
    assert.equal(fake.calls.length, 0);
  });
});
