import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Viewer } from '../../domain/people/people.ts';
import type { Community } from '../community/community.ts';
import { createScene, type Judge, type Judged } from '../scene.ts';
import { createTalk } from '../testing/talk.ts';
import { DAY, SITE } from '../testing/world.ts';
import { threadsPart } from './threads.ts';

const WORDS = 'Buy our wonderful lamps at half the price';
const setUp = async (spam: Community['moderation']['spam']) => {
  const talk = await createTalk({
    moderation: { guests: 'published', links: 'published', members: 'post', ...(spam && { spam }) },
  });
  return {
    talk,
    ada: await talk.join('Ada'),
    bob: await talk.join('Bob'),
    sue: await talk.join('Sue', 'staff'),
  };
};
const links = (count: number): string =>
  Array.from({ length: count }, (_, index) => `https://x.example/${index}`).join(' ');

test('T42 more links than the site takes for talk make words wait, also those edited in', async () => {
  const { talk, ada, sue } = await setUp({ links: 2 });
  const fine = await talk.post(ada, links(2));
  assert.equal(fine.status, 'published');
  assert.equal((await talk.post(ada, links(3))).status, 'held');
  assert.equal((await talk.post(sue, links(3))).status, 'published');
  const edited = await talk
    .threads(ada)
    .edit({ key: talk.world.id(), id: fine.id, body: links(3), revision: fine.revision });
  assert.equal(edited.status, 'held');
});

test('the same words wait within the time, by whomever and wherever, and are kept as a hash that is forgotten', async () => {
  const { talk, ada, bob, sue } = await setUp({ repeats: DAY });
  assert.equal((await talk.post(ada, WORDS)).status, 'published');
  assert.equal((await talk.post(bob, `  ${WORDS.toUpperCase()}!!`, null, { topic: 'b' })).status, 'held');
  assert.equal((await talk.post(ada, `${WORDS} today`)).status, 'published');
  assert.equal((await talk.post(sue, WORDS)).status, 'published', 'staff repeat what they like');
  for (const viewer of [ada, bob]) assert.equal((await talk.post(viewer, 'Thank you!')).status, 'published');
  assert.ok(!JSON.stringify(await talk.world.row('gists')).includes('lamps'));
  talk.world.now += DAY;
  assert.equal((await talk.post(bob, WORDS)).status, 'published');
  assert.equal((await talk.world.row('gists')).length, 1, 'old ones are forgotten');
});

test('an edit of one’s own words is no repeat of them', async () => {
  const { talk, ada } = await setUp({ repeats: DAY });
  const { id, revision } = await talk.post(ada, WORDS);
  const edited = await talk.threads(ada).edit({ key: talk.world.id(), id, body: `${WORDS}.`, revision });
  assert.equal(edited.status, 'published');
});

test('T42 a filled trap makes words wait and drops nothing; a retry of it is the same comment', async () => {
  const { talk, ada, sue } = await setUp(undefined);
  const input = {
    id: talk.world.id(),
    topic: 'a',
    parent: null,
    body: 'words',
    trap: 'https://spam.example',
  };
  assert.equal((await talk.threads(ada).post(input)).status, 'held');
  assert.equal((await talk.threads(ada).post(input)).id, input.id);
  assert.equal((await talk.post(ada, 'words', null, { trap: '' })).status, 'published');
  assert.ok(!JSON.stringify(await talk.rows()).includes('spam.example'), 'what was in it is not kept');
  assert.equal((await talk.act(sue, input.id, 'approve')).status, 'published');
});

test('why words wait is told to staff alone, and while they wait', async () => {
  const { talk, ada, sue } = await setUp({ links: 0, repeats: DAY });
  await talk.post(ada, `${WORDS} lampshop`);
  const { id } = await talk.post(ada, `${WORDS} [lampshop](https://x.example)`, null, { trap: 'x' });
  assert.ok(!('signs' in (await talk.threads(ada).comment(id))));
  assert.deepEqual((await talk.moderation(sue).queue({})).comments[0]!.signs, ['links', 'trap']);
  assert.ok(!('signs' in (await talk.act(sue, id, 'approve'))));
});

test('what a site looks at is not told to browsers', async () => {
  const { talk } = await setUp({ links: 2 });
  const { moderation } = await talk.scene(null).read((context) => Promise.resolve(context.info));
  assert.deepEqual(Object.keys(moderation).sort(), ['guests', 'links', 'members']);
});

test('a service judges new and changed words of others than staff, once each, before they are stored', async () => {
  const { talk, ada, sue } = await setUp({ service: true });
  const asked: Judged[] = [];
  const judge: Judge = async (words) => {
    asked.push(words);
    return words.source.includes('bad') ? true : words.source.includes('odd') ? null : false;
  };
  const threads = (viewer: Viewer) => threadsPart(createScene({ ...talk.options, judge }, SITE, viewer));
  const page = { title: 'Lamps', url: 'https://acme.example/lamps' };
  const input = { id: talk.world.id(), topic: 'a', parent: null, body: 'fine', page };
  const fine = await threads(ada).post(input);
  await threads(ada).post(input);
  assert.equal(fine.status, 'published');
  assert.equal((await threads(ada).post({ ...input, id: talk.world.id(), body: 'odd' })).status, 'published');
  assert.equal((await threads(sue).post({ ...input, id: talk.world.id(), body: 'bad' })).status, 'published');
  const edit = { key: talk.world.id(), id: fine.id, body: 'bad', revision: fine.revision };
  assert.equal((await threads(ada).edit(edit)).status, 'held');
  const told = { site: SITE, author: 'Ada', role: 'member', reply: false, url: page.url };
  assert.deepEqual(
    asked,
    ['fine', 'odd', 'bad'].map((source) => ({ ...told, source })),
  );
});
