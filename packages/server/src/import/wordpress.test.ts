import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { test } from 'node:test';
import { createMemoryStore } from '@hearth/adapters/local';
import { fixtureCommunity } from '@hearth/core/adapter/conformance';
import { createEngine, type Engine } from '@hearth/core/engine';
import { parse } from '@hearth/core/markdown';
import type { Comment, Viewer } from '@hearth/core/domain';
import { importWordpress, topicOf, type WordpressReport } from './wordpress.ts';

const EXPORT = new URL('../../../../examples/brand-site/old-blog.wordpress.xml', import.meta.url);
const SITE = 'conformance';
const STAFF: Viewer = { id: 'staff', name: 'Staff', role: 'staff', strength: 'host' };

async function world(): Promise<{
  engine: Engine;
  run: (options?: { dryRun?: boolean; end?: number }) => Promise<WordpressReport>;
}> {
  let count = 0;
  const engine = createEngine({
    store: createMemoryStore(),
    ambient: {
      now: () => Date.UTC(2026, 10, 22),
      id: () => `id-${++count}`,
      random: (bytes) => new Uint8Array(bytes),
    },
    parse,
    secret: new Uint8Array(32),
    linkBase: 'https://hearth.invalid/r/',
  });
  await engine.configure(fixtureCommunity(SITE));
  return {
    engine,
    run: ({ end = Infinity, ...options } = {}) =>
      importWordpress({
        open: () => createReadStream(EXPORT, { end }),
        take: (batch) => engine.importThreads(SITE, batch),
        ...options,
      }),
  };
}

async function shown(engine: Engine, topic: string, viewer: Viewer | null = null): Promise<Comment[]> {
  const { comments } = await engine
    .backend(SITE, viewer)
    .threads!.read({ topic, sort: 'oldest', limit: 100 });
  return [...comments];
}

test('T54 an old blog comes in with nesting, authors and dates; what was not public waits for staff', async () => {
  const { engine, run } = await world();
  const report = await run();
  assert.deepEqual(
    [report.threads, report.created, report.held, report.pings, report.known],
    [3, 18, 2, 1, 0],
  );

  const dusk = await shown(engine, 'journal/holding-the-dusk');
  assert.equal(dusk.length, 6);
  assert.equal(Math.max(...dusk.map(({ depth }) => depth)), 4);
  for (const comment of dusk)
    assert.ok(
      comment.author?.name && comment.createdAt < Date.UTC(2026, 10, 22),
      'an author and a date of its own',
    );
  assert.ok(
    dusk.every(
      ({ parent }, index) => parent === null || dusk.slice(0, index).some(({ id }) => id === parent),
    ),
  );

  assert.deepEqual(await shown(engine, 'journal/filling-place-prices-2026'), []);
  assert.equal((await shown(engine, 'journal/filling-place-prices-2026', STAFF)).length, 1);
  assert.equal((await engine.backend(SITE, STAFF).moderation!.queue({})).comments.length, 2);
});

test('T54 importing twice changes nothing', async () => {
  const { engine, run } = await world();
  await run();
  const before = await shown(engine, 'journal/trimming-the-wick', STAFF);
  const again = await run();
  assert.deepEqual([again.created, again.known, again.members], [0, 18, 0]);
  assert.deepEqual(await shown(engine, 'journal/trimming-the-wick', STAFF), before);
});

test('hostile markup arrives as harmless text', async () => {
  const { engine, run } = await world();
  await run();
  const text = JSON.stringify(await shown(engine, 'journal/trimming-the-wick', STAFF));
  assert.ok(!/<script|onclick|javascript:/i.test(text));
});

test('each comment keeps the name that it was signed with, under a shared address too', async () => {
  const { engine } = await world();
  const signed = (id: number, author: string): string =>
    `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_author>${author}</wp:comment_author><wp:comment_author_email>us@home.test</wp:comment_author_email><wp:comment_date_gmt>2024-01-01 00:00:0${id}</wp:comment_date_gmt><wp:comment_content>Hi</wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment>`;
  const xml = `<rss><channel><wp:wxr_version>1.2</wp:wxr_version><item><link>https://b.test/a</link><wp:status>publish</wp:status>${signed(1, 'Ana')}${signed(2, 'Bo')}${signed(3, 'Ana')}</item></channel></rss>`;
  const open = async function* (): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(xml);
  };
  const { members } = await importWordpress({ open, take: (batch) => engine.importThreads(SITE, batch) });
  assert.equal(members, 2);
  assert.deepEqual(
    (await shown(engine, 'a')).map(({ author }) => author?.name),
    ['Ana', 'Bo', 'Ana'],
  );
});

test('a dry run counts the same and writes nothing', async () => {
  const { engine, run } = await world();
  const plan = await run({ dryRun: true });
  assert.deepEqual([plan.threads, plan.created, plan.held, plan.pings], [3, 18, 2, 1]);
  assert.deepEqual(await shown(engine, 'journal/trimming-the-wick', STAFF), []);
});

test('an export cut off at its very end is refused, and nothing is written', async () => {
  const { engine, run } = await world();
  await assert.rejects(run({ end: 20_000 }), { name: 'ImportError' });
  await assert.rejects(run({ end: 5 }), { name: 'ImportError' });
  for (const topic of ['journal/trimming-the-wick', 'journal/holding-the-dusk'])
    assert.deepEqual(await shown(engine, topic, STAFF), []);
});

test('the topic of a post is the path of its page', () => {
  const topic = (link: string): string => topicOf({ link, name: 'name', id: '7' });
  assert.equal(topic('https://shop.example/2012/01/03/hello/'), '2012/01/03/hello');
  assert.equal(topic('https://shop.example/journal/dusk.html'), 'journal/dusk');
  assert.equal(topic('https://shop.example/gr%C3%BC%C3%9Fe/'), 'grüße');
  assert.equal(topic('https://shop.example/?p=7'), 'name');
  assert.equal(topicOf({ link: 'nonsense', name: '', id: '7' }), 'post-7');
});
