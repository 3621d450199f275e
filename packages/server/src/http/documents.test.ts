import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { Viewer } from '@hearth/core/domain';
import { startTestServer, type TestServer } from '../testing/server.ts';

describe('documents for those without scripts', () => {
  let server: TestServer;
  before(async () => {
    // Each look at the clock is a millisecond later: what was written in one is in no order that a reader knows.
    let time = Date.now();
    server = await startTestServer({ url: 'https://community.example', now: () => ++time });
    await server.admin.apply('site: { id: club, name: Club, membersOnly: true }');
    const signIn = (name: string, role: Viewer['role']) =>
      server.engine.signIn('acme', { issuer: 'test', subject: name, strength: 'host', name, role });
    const mira = server.engine.backend('acme', await signIn('Mira <b>', 'member')).threads!;
    const post = (topic: string, body: string) =>
      mira.post({
        id: randomUUID(),
        topic,
        parent: null,
        body,
        page: { title: 'A & B', url: `https://acme.example/${topic}` },
      });
    await post('a/b', 'Hello <script>');
    await post('a/b', 'Waits, for it has a link: https://spam.example');
    for (let n = 0; n < 60; n++) await post('c', `number ${n}`);
    const { id: parent } = await post('d', 'the first');
    for (let n = 0; n < 70; n++)
      await mira.post({ id: randomUUID(), topic: 'd', parent, body: `reply ${n}` });
  });
  after(() => server.close());

  test('a thread as HTML holds what everybody sees', async () => {
    const html = await (await server.get('/v1/sites/acme/threads/a%2Fb/comments.html')).text();
    assert.match(html, /1 comment<\/h2>/);
    assert.match(html, /Mira &lt;b&gt;[^]*Hello &lt;script&gt;/);
    assert.doesNotMatch(html, /Waits/);
    assert.match(html, /https:\/\/acme\.example\/a\/b#hearth-comment-/);
  });

  test('they are compressed for who takes it', async () => {
    for (const path of ['threads/c/comments.html', 'feed.atom']) {
      const { headers } = await server.get(`/v1/sites/acme/${path}`, {
        headers: { 'Accept-Encoding': 'br' },
      });
      assert.equal(headers.get('Content-Encoding'), 'br');
      assert.match(headers.get('ETag')!, /^W\//);
    }
  });

  test('its link to older comments leads on, until all have been seen', async () => {
    let [query, seen, pages] = ['limit=25', 0, 0];
    for (let more = true; more; pages++) {
      const html = await (await server.get(`/v1/sites/acme/threads/c/comments.html?${query}`)).text();
      seen += html.match(/<article/g)?.length ?? 0;
      const next = /rel="next" href="[^"]*\?hearth-comments=([^"]+)"/.exec(html)?.[1];
      more = next !== undefined;
      query = `limit=25&cursor=${next}`;
    }
    assert.deepEqual([seen, pages], [60, 3]);
  });

  test('its links to more replies lead on as well', async () => {
    let [query, seen] = ['limit=25', 0];
    for (let more = true; more;) {
      const html = await (await server.get(`/v1/sites/acme/threads/d/comments.html?${query}`)).text();
      seen += html.match(/<article/g)?.length ?? 0;
      const next = /\?hearth-comments=([^"]+)">\d+ more repl/.exec(html)?.[1];
      more = next !== undefined;
      query = `limit=25&cursor=${next}`;
    }
    assert.equal(seen, 71);
  });

  test('T12 feeds hold the newest fifty of what everybody sees, and know where they are', async () => {
    const site = await (await server.get('/v1/sites/acme/feed.atom')).text();
    assert.equal(site.match(/<entry>/g)?.length, 50);
    assert.match(site, /reply 69[^]*reply 20/);
    assert.doesNotMatch(site, /reply 19/);
    const thread = await (await server.get('/v1/sites/acme/threads/a%2Fb/feed.atom')).text();
    assert.equal(thread.match(/<entry>/g)?.length, 1);
    assert.match(thread, /href="https:\/\/community\.example\/v1\/sites\/acme\/threads\/a%2Fb\/feed\.atom"/);
    assert.match(thread, /&lt;p&gt;Hello &amp;lt;script&amp;gt;&lt;\/p&gt;/);
  });

  test('a site for members has none of them', async () => {
    for (const path of ['feed.atom', 'threads/a/feed.atom', 'threads/a/comments.html'])
      assert.equal((await server.get(`/v1/sites/club/${path}`)).status, 401);
  });
});
