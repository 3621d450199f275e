import assert from 'node:assert/strict';
import { test } from 'node:test';
import { latest } from './latest.ts';
import { createTalk } from '../testing/talk.ts';
import { COMMUNITY } from '../testing/world.ts';

test('tells the newest published comments of a site, replies among them, with their threads', async () => {
  const talk = await createTalk();
  const ada = await talk.join('Ada');
  const first = await talk.post(ada, 'first');
  await talk.post(ada, 'elsewhere', null, {
    topic: 'b',
    page: { title: 'B', url: 'https://acme.example/b' },
  });
  await talk.post(ada, 'reply', first.id);
  const { comments, threads } = await latest(talk.scene(null), {});
  assert.deepEqual(
    comments.map(({ topic, body }) => [topic, body]),
    [
      ['a', [{ type: 'paragraph', children: ['reply'] }]],
      ['b', [{ type: 'paragraph', children: ['elsewhere'] }]],
      ['a', [{ type: 'paragraph', children: ['first'] }]],
    ],
  );
  assert.deepEqual(
    threads.map(({ topic, title, comments: count }) => [topic, title, count]),
    [
      ['a', null, 2],
      ['b', 'B', 1],
    ],
  );
  assert.ok(comments.every((comment) => !('mine' in comment) && !('source' in comment)));
});

test('a thread tells its own, of both kinds in order of time, however many are not published', async () => {
  const talk = await createTalk();
  const [ada, sue] = [await talk.join('Ada'), await talk.join('Sue', 'staff')];
  const root = await talk.post(ada, '0');
  await talk.post(ada, 'other', null, { topic: 'b' });
  for (let n = 1; n <= 4; n++) await talk.post(ada, `${n}`, n % 2 ? root.id : null);
  for (let n = 0; n < 120; n++) {
    const hidden = await talk.post(sue, 'x', n % 2 ? root.id : null);
    await talk.act(sue, hidden.id, 'hide');
  }
  const { comments, threads } = await latest(talk.scene(null), { topic: 'a', limit: 4 });
  assert.deepEqual(
    comments.map(({ body }) => JSON.stringify(body).match(/\d/)![0]),
    ['4', '3', '2', '1'],
  );
  assert.deepEqual(
    threads.map(({ topic }) => topic),
    ['a'],
  );
});

test('what waits or was taken down is not told, to staff neither: it is what everybody sees', async () => {
  const talk = await createTalk();
  const [gus, sue] = [await talk.join('Gus', 'guest'), await talk.join('Sue', 'staff')];
  assert.equal((await talk.post(gus, 'waits')).status, 'held');
  const gone = await talk.post(sue, 'gone');
  await talk.remove(sue, gone);
  for (const query of [{}, { topic: 'a' }])
    assert.deepEqual((await latest(talk.scene(sue), query)).comments, []);
});

test('a topic that nobody wrote under has an empty thread; a site for members tells strangers nothing', async () => {
  const talk = await createTalk();
  const { comments, threads } = await latest(talk.scene(null), { topic: 'nothing' });
  assert.deepEqual([comments, threads.map(({ topic }) => topic)], [[], ['nothing']]);
  await assert.rejects(latest(talk.scene(null), { topic: '' }), { code: 'invalid' });
  const club = await createTalk({ site: { ...COMMUNITY.site, membersOnly: true } });
  await assert.rejects(latest(club.scene(null), {}), { code: 'unauthenticated' });
});
