import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Comment, Thread } from '../domain/threads/types.ts';
import { feedMarkup, type FeedOptions } from './feed.ts';
import { all, atomProblems, text, xml } from './testing/atom.ts';
import { bodies, comment, hostile, pageOf, site as named, words } from './testing/content.ts';
import { parsed, wrongs } from './testing/html.ts';

const site = { ...named, id: 'acme' };
const { thread } = pageOf([]);
const ID = '01900000-0000-7000-8000-000000000001';
const OTHER = '01900000-0000-7000-8000-000000000002';
const draw = async (
  comments: readonly Comment[],
  patch: Partial<FeedOptions> = {},
  threads: readonly Thread[] = [thread],
) =>
  (
    await feedMarkup({
      site,
      latest: { comments, threads },
      address: 'https://community.example/v1/sites/acme/feed.atom',
      ...patch,
    })
  ).toString();
const first = comment(ID, { body: words('Hello ', { type: 'strong', children: ['<you>'] }) });
const reply = comment(OTHER, { parent: ID, root: ID, editedAt: Date.UTC(2026, 2, 3) });

test('any names, words, topics and addresses give a valid feed whose content is harmless', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, hostile, bodies, hostile, hostile, async (id, name, body, title, url) => {
      const author = { id: 'm', name, role: 'member', since: 0 } as const;
      const own = { ...thread, title: title || null, url };
      const feed = await draw([comment(id, { author, body })], { topic: thread.topic }, [own]);
      assert.deepEqual(atomProblems(feed), []);
      const [entry] = all(xml(feed), 'entry');
      assert.deepEqual(wrongs(parsed(text(entry!, 'content')!).tags), []);
    }),
  );
});

describe('a feed', () => {
  test('tells each comment with its author, times, place and words', async () => {
    const feed = await draw([reply, first]);
    assert.deepEqual(atomProblems(feed), []);
    const [second, one] = all(xml(feed), 'entry');
    assert.equal(text(one!, 'id'), `urn:uuid:${ID}`);
    assert.equal(text(one!, 'title'), 'Mira on The lamp');
    assert.equal(text(one!, 'content'), '<p>Hello <strong>&lt;you&gt;</strong></p>');
    assert.equal(
      all(one!, 'link')[0]!.attributes['href'],
      `https://brand.example/blog/lamp#hearth-comment-${ID}`,
    );
    assert.deepEqual(
      [text(one!, 'published'), text(one!, 'updated')],
      ['2026-03-02T09:00:00.000Z', '2026-03-02T09:00:00.000Z'],
    );
    assert.equal(text(second!, 'updated'), '2026-03-03T00:00:00.000Z');
    const answers = second!.children.find(({ name }) => name.endsWith('in-reply-to'));
    assert.deepEqual(
      [answers?.name, answers?.attributes['ref']],
      ['{http://purl.org/syndication/thread/1.0}in-reply-to', `urn:uuid:${ID}`],
    );
  });

  test('T12 of a thread is named by it and leads to its page; of a site, by the site', async () => {
    const own = xml(await draw([first], { topic: thread.topic, locale: 'de' }));
    assert.equal(text(own, 'title'), 'Kommentare: The lamp');
    const alternate = all(own, 'link').find(({ attributes }) => attributes['rel'] === 'alternate');
    assert.equal(alternate?.attributes['href'], 'https://brand.example/blog/lamp');
    assert.equal(text(xml(await draw([first])), 'title'), 'Comments: Acme');
  });

  test('keeps its id, and has another than any other feed', async () => {
    const idOf = async (patch: Partial<FeedOptions>) => text(xml(await draw([first], patch)), 'id');
    const id = await idOf({});
    assert.equal(await idOf({ locale: 'de', address: 'http://community.example/x' }), id);
    const others = [
      await idOf({ topic: 'blog/lamp' }),
      await idOf({ topic: 'b' }),
      await idOf({ site: { ...site, id: 'other' } }),
      await idOf({ address: 'https://elsewhere.example/' }),
    ];
    assert.equal(new Set([id, ...others]).size, 5);
  });

  test('is as young as its youngest change, and never moves by itself', async () => {
    assert.equal(text(xml(await draw([first, reply])), 'updated'), '2026-03-03T00:00:00.000Z');
    assert.equal(text(xml(await draw([], { topic: thread.topic })), 'updated'), '2026-03-01T00:00:00.000Z');
    assert.deepEqual(atomProblems(await draw([], {}, [])), []);
  });

  test('without a page to lead to, still tells the words', async () => {
    const feed = await draw([first], {}, [{ ...thread, url: null, title: null }]);
    assert.deepEqual(atomProblems(feed), []);
    assert.equal(text(all(xml(feed), 'entry')[0]!, 'title'), 'Mira on blog/lamp');
  });

  test('the check of our own would notice what is missing', async () => {
    const feed = await draw([first]);
    assert.deepEqual(
      atomProblems(feed.replace(/<published>.*?<\/published>\n/, '').replace(/<updated>.*?<\/updated>/, '')),
      ['feed: not one updated', 'feed: updated'],
    );
    assert.throws(() => atomProblems(feed.replace('</entry>', '')));
  });
});
