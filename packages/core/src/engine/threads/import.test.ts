import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CommunityError } from '../../adapter/errors.ts';
import { importThreads, type ImportBatch, type ImportedComment } from './import.ts';
import { createTalk } from '../testing/talk.ts';
import { SITE, START } from '../testing/world.ts';

const comment = (sourceId: string, patch: Partial<ImportedComment> = {}): ImportedComment => ({
  sourceId,
  parentSourceId: null,
  authorName: 'Ann',
  authorKey: 'ann',
  createdAt: START - 1_000_000 + Number(sourceId) * 1_000,
  markdown: `Comment ${sourceId}`,
  status: 'published',
  ...patch,
});
const batch = (comments: readonly ImportedComment[]): ImportBatch => ({
  source: 'wordpress:old.example',
  threads: [{ topic: 'a', title: 'A post', url: 'https://old.example/a', comments }],
});
const COUNTS = { created: 0, held: 0, known: 0, empty: 0, cut: 0, members: 0 };

describe('importing threads', () => {
  test('keeps nesting, authors, dates and what waits', async () => {
    const talk = await createTalk();
    const staff = await talk.join('Sue', 'staff');
    const report = await importThreads(
      talk.options,
      SITE,
      batch([
        comment('3', { parentSourceId: '2', authorName: 'Ben', authorKey: 'ben' }),
        comment('1'),
        comment('2', { parentSourceId: '1' }),
        comment('4', { status: 'held', parentSourceId: '1' }),
      ]),
    );
    assert.deepEqual(report, { ...COUNTS, created: 4, held: 1, members: 2 });
    const page = await talk.threads(null).read({ topic: 'a' });
    assert.deepEqual(page.thread, {
      topic: 'a',
      title: 'A post',
      url: 'https://old.example/a',
      locked: false,
      comments: 3,
      openedAt: page.comments[0]!.createdAt,
    });
    assert.deepEqual(
      page.comments.map(({ depth, author, createdAt }) => [
        depth,
        author?.name,
        createdAt - START + 1_000_000,
      ]),
      [
        [0, 'Ann', 1_000],
        [1, 'Ann', 2_000],
        [2, 'Ben', 3_000],
      ],
    );
    assert.equal((await talk.moderation(staff).queue({})).comments.length, 1);
    assert.deepEqual(
      (await talk.world.events()).filter(({ kind }) => kind !== 'poll.changed').map(({ kind }) => kind),
      ['thread.changed'],
    );
  });

  test('a second time changes nothing, and takes in what is new', async () => {
    const talk = await createTalk();
    await importThreads(talk.options, SITE, batch([comment('1')]));
    const before = [await talk.rows(), await talk.world.events()];
    assert.deepEqual(await importThreads(talk.options, SITE, batch([comment('1')])), { ...COUNTS, known: 1 });
    assert.deepEqual([await talk.rows(), await talk.world.events()], before);
    assert.deepEqual(
      await importThreads(talk.options, SITE, batch([comment('1'), comment('2', { parentSourceId: '1' })])),
      { ...COUNTS, known: 1, created: 1 },
    );
    assert.equal((await talk.threads(null).read({ topic: 'a' })).comments[1]!.depth, 1);
  });

  test('gives UUIDv8 ids that depend on site, source and source id alone', async () => {
    const [one, two] = [await createTalk(), await createTalk()];
    two.world.now += 5_000;
    for (const talk of [one, two]) await importThreads(talk.options, SITE, batch([comment('1')]));
    const [row] = await one.rows();
    assert.match(row!.id, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.equal((await two.rows())[0]!.id, row!.id);
  });

  test('makes the best of what is odd: missing parents, rings, wrong dates, no words, too many', async () => {
    const talk = await createTalk();
    const report = await importThreads(
      talk.options,
      SITE,
      batch([
        comment('1', { markdown: ' ' }),
        comment('2', { parentSourceId: '1' }),
        comment('3', { parentSourceId: '99' }),
        comment('3', { parentSourceId: '99' }),
        comment('4', { parentSourceId: '5' }),
        comment('5', { parentSourceId: '4' }),
        comment('6', { createdAt: START + 1e9, markdown: 'x'.repeat(20_000) }),
        comment('7', { parentSourceId: '6', authorName: '\u202e', authorKey: 'odd' }),
      ]),
    );
    assert.deepEqual(report, { ...COUNTS, created: 6, empty: 1, cut: 1, members: 2 });
    const rows = new Map((await talk.rows()).map((row) => [row.source.slice(0, 9), row]));
    assert.deepEqual(
      ['Comment 2', 'Comment 3', 'Comment 5', 'Comment 4'].map((words) => rows.get(words)!.depth),
      [0, 0, 0, 1],
    );
    const last = rows.get('Comment 7')!;
    assert.ok(last.depth === 1 && last.at > START, 'behind its parent in time');
    assert.equal(rows.get('xxxxxxxxx')!.createdAt, START, 'nothing comes from the future');
    assert.equal((await talk.threads(null).comment(last.id)).author?.name, 'Anonymous');
  });

  test('refuses a bad topic before anything is written', async () => {
    const talk = await createTalk();
    const bad = {
      source: 's',
      threads: [...batch([comment('1')]).threads, { topic: '', title: null, url: null, comments: [] }],
    };
    await assert.rejects(
      importThreads(talk.options, SITE, bad),
      (error: unknown) => error instanceof CommunityError && error.code === 'invalid',
    );
    assert.equal((await talk.rows()).length, 0);
  });
});
