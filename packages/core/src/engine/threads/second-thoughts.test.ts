import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CommunityError } from '../../adapter/errors.ts';
import { UNDO_WINDOW } from '../../domain/moderation/undo.ts';
import type { Viewer } from '../../domain/people/people.ts';
import { HISTORY_LIMIT, type Comment } from '../../domain/threads/types.ts';
import { emptyBin } from './bin.ts';
import { startReaders } from '../log/readers.ts';
import { createTalk, type Talk } from '../testing/talk.ts';
import { MINUTE, SITE } from '../testing/world.ts';

const refused = (code: string) => (error: unknown) => error instanceof CommunityError && error.code === code;
const edit = (talk: Talk, viewer: Viewer, { id, revision }: Comment, body: string): Promise<Comment> =>
  talk.threads(viewer).edit({ key: talk.world.id(), id, body, revision });
const undelete = (talk: Talk, viewer: Viewer, { id, revision }: Comment): Promise<Comment> =>
  talk.threads(viewer).undelete({ key: talk.world.id(), id, revision });

const setUp = async (community = {}) => {
  const talk = await createTalk(community);
  const [ada, bob, sue] = [await talk.join('Ada'), await talk.join('Bob'), await talk.join('Sue', 'staff')];
  return { talk, ada, bob, sue };
};

describe('the history of a comment', () => {
  test('keeps the newest versions, each with the time of its writing', async () => {
    const { talk, sue } = await setUp();
    let comment = await talk.post(sue, 'words 0');
    for (let count = 1; count <= HISTORY_LIMIT + 3; count++) {
      talk.world.now += MINUTE;
      comment = await edit(talk, sue, comment, `words ${count}`);
    }
    const { versions } = await talk.threads(sue).history({ id: comment.id });
    assert.equal(versions.length, HISTORY_LIMIT);
    assert.match(JSON.stringify(versions[0]), /words 52"/);
    assert.match(JSON.stringify(versions.at(-1)), /words 3"/);
    assert.deepEqual(
      versions.map(({ at }) => at),
      versions.map((_, n) => talk.world.now - (n + 1) * MINUTE),
    );
  });

  test('keeps what was changed while it was held, too: staff must know what was reported', async () => {
    const { talk, ada, bob, sue } = await setUp({
      moderation: { guests: 'held', links: 'held', members: 'post', reports: 1 },
    });
    const comment = await talk.post(ada, 'unkind words');
    await talk.threads(bob).report({ key: talk.world.id(), id: comment.id, reason: 'abuse' });
    const held = await talk.threads(ada).comment(comment.id);
    assert.equal(held.status, 'held');
    await edit(talk, ada, held, 'kind words');
    assert.match(JSON.stringify(await talk.threads(sue).history({ id: comment.id })), /unkind/);
  });
});

describe('T27 deleted words', () => {
  const words = async (talk: Talk): Promise<string> =>
    JSON.stringify([await talk.world.row('bin'), await talk.world.row('versions'), await talk.rows()]);

  test('are gone from storage, with all earlier ones, once they can’t be brought back', async () => {
    const { talk, ada } = await setUp();
    const comment = await edit(talk, ada, await talk.post(ada, 'unwise words'), 'hasty words');
    await talk.remove(ada, comment);
    assert.match(await words(talk), /unwise.*hasty|hasty.*unwise/);
    talk.world.now += UNDO_WINDOW - 1;
    assert.equal(await emptyBin(talk.options, SITE), talk.world.now + 1);
    assert.match(await words(talk), /hasty/);
    talk.world.now += 1;
    assert.equal(await emptyBin(talk.options, SITE), null);
    assert.doesNotMatch(await words(talk), /unwise|hasty/);
  });

  test('are swept away by the readers of the log, which come again in time', async () => {
    const { talk, ada } = await setUp();
    await talk.remove(ada, await talk.post(ada, 'hasty words'));
    const due: { delay: number; then: () => void }[] = [];
    let asked = () => {};
    const rested = () => new Promise<void>((resolve) => (asked = resolve));
    let rest = rested();
    const stop = startReaders(talk.options, SITE, {
      after(delay, then) {
        due.push({ delay, then });
        asked();
        return () => {};
      },
    });
    await rest;
    while (due.at(-1)!.delay !== UNDO_WINDOW) {
      rest = rested();
      due.at(-1)!.then();
      await rest;
    }
    talk.world.now += UNDO_WINDOW;
    rest = rested();
    due.at(-1)!.then();
    await rest;
    stop();
    assert.deepEqual(await talk.world.row('bin'), []);
  });

  test('come back with the marks, reactions and votes that they had', async () => {
    const { talk, ada, bob, sue } = await setUp({ votes: 'up-down' });
    const comment = await talk.post(ada, 'words');
    await talk.mark(sue, comment.id, 'pinned');
    await talk.threads(bob).react({ key: talk.world.id(), id: comment.id, reaction: 'like', on: true });
    const before = await talk.threads(bob).vote({ key: talk.world.id(), id: comment.id, value: 1 });
    const back = await undelete(talk, ada, await talk.remove(ada, comment));
    assert.deepEqual(
      [back.marks, back.reactions, back.votes],
      [before.marks, before.reactions, before.votes],
    );
    const [row] = await talk.rows();
    assert.ok(row!.rating > 0 && row!.score > 0, 'it ranks as before');
  });

  test('come back held when they were held, and not at all to who was banned meanwhile', async () => {
    const { talk, ada, sue } = await setUp();
    const held = await talk.post(ada, 'see https://example.com');
    const trace = await talk.remove(ada, held);
    assert.equal((await undelete(talk, ada, trace)).status, 'held');
    const again = await talk.remove(ada, await talk.threads(ada).comment(held.id));
    await talk
      .moderation(sue)
      .sanction({ key: talk.world.id(), id: ada.id, sanction: 'ban', reason: 'spam' });
    await assert.rejects(undelete(talk, ada, again), refused('forbidden'));
  });
});

describe('T27 a deleted review', () => {
  const setUpReviews = () => setUp({ reviews: { topics: ['a'] } });
  const count = async (talk: Talk) => (await talk.threads(null).read({ topic: 'a' })).thread.ratings?.count;

  test('comes back with its stars, and counts again', async () => {
    const { talk, ada } = await setUpReviews();
    const review = await talk.post(ada, 'good', null, { rating: 4.5 });
    const gone = await talk.remove(ada, review);
    assert.equal(await count(talk), 0);
    const back = await undelete(talk, ada, gone);
    assert.equal(back.rating, 4.5);
    assert.equal(await count(talk), 1);
    assert.equal((await talk.threads(ada).read({ topic: 'a' })).review, review.id);
  });

  test('stays away once its author has written another', async () => {
    const { talk, ada } = await setUpReviews();
    const gone = await talk.remove(ada, await talk.post(ada, 'good', null, { rating: 4 }));
    await talk.post(ada, 'better', null, { rating: 5 });
    await assert.rejects(undelete(talk, ada, gone), refused('conflict'));
    assert.equal(await count(talk), 1);
  });

  test('loses its stars with its words', async () => {
    const { talk, ada } = await setUpReviews();
    const { id } = await talk.remove(ada, await talk.post(ada, 'good', null, { rating: 4 }));
    talk.world.now += UNDO_WINDOW;
    await emptyBin(talk.options, SITE);
    const row = (await talk.rows()).find((one) => one.id === id);
    assert.deepEqual([row?.stars, row?.source], [0, '']);
  });
});
