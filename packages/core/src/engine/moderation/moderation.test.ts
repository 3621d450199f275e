import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Change } from '../../adapter/contract.ts';
import { CommunityError } from '../../adapter/errors.ts';
import type { Viewer } from '../../domain/people/people.ts';
import { createTalk, type Talk } from '../testing/talk.ts';
import { hydrateComment } from '../threads/threads.ts';

const refused = (code: string) => (error: unknown) => error instanceof CommunityError && error.code === code;

/** What a viewer is told of the last event in a channel. */
async function told(talk: Talk, viewer: Viewer | null, channel = 'thread/a'): Promise<Change | null> {
  const event = (await talk.world.events()).filter((each) => each.channel === channel).at(-1)!;
  return hydrateComment(talk.scene(viewer), event);
}

describe('the queue', () => {
  test('gives staff what waits, oldest first, page by page', async () => {
    const talk = await createTalk();
    const [guest, staff] = [await talk.join('Gus', 'guest'), await talk.join('Sue', 'staff')];
    const held = [];
    for (let n = 0; n < 5; n++) held.push((await talk.post(guest, `${n}`, null, { topic: `t${n % 2}` })).id);
    const queue = talk.moderation(staff);
    const first = await queue.queue({ limit: 3 });
    const second = await queue.queue({ limit: 3, cursor: first.next! });
    assert.deepEqual(
      [...first.comments, ...second.comments].map(({ id }) => id),
      held,
    );
    assert.equal(second.next, null);
    assert.deepEqual(first.comments[0]!.can, ['delete', 'approve', 'hide']);
  });

  test('is closed to everybody else', async () => {
    const talk = await createTalk();
    const ada = await talk.join('Ada');
    const { id } = await talk.post(ada, 'x');
    for (const [viewer, code] of [
      [null, 'unauthenticated'],
      [ada, 'forbidden'],
    ] as const) {
      await assert.rejects(talk.moderation(viewer).queue({}), refused(code));
      await assert.rejects(
        talk.moderation(viewer).act({ key: talk.world.id(), id, action: 'hide' }),
        refused(code),
      );
    }
  });
});

describe('a step of moderation', () => {
  test('taken twice is harmless, and one that does not fit is a conflict', async () => {
    const talk = await createTalk();
    const [guest, staff] = [await talk.join('Gus', 'guest'), await talk.join('Sue', 'staff')];
    const { id } = await talk.post(guest, 'x');
    await assert.rejects(
      talk
        .act(staff, id, 'approve')
        .then(() => talk.act(staff, id, 'hide'))
        .then(() => talk.act(staff, id, 'approve')),
      refused('conflict'),
    );
    assert.equal((await talk.act(staff, id, 'hide')).status, 'hidden');
    assert.equal((await talk.act(staff, id, 'restore')).status, 'published');
    assert.equal((await talk.act(staff, id, 'restore')).revision, 4);
    assert.equal((await talk.world.events('comment.restored')).length, 1);
    await talk.remove(guest, { id, revision: 4 });
    await assert.rejects(talk.act(staff, id, 'hide'), refused('gone'));
    await assert.rejects(talk.act(staff, talk.world.id(), 'hide'), refused('not-found'));
  });

  test('tells each viewer what it means to them', async () => {
    const talk = await createTalk();
    const [ada, bob, guest, staff] = [
      await talk.join('Ada'),
      await talk.join('Bob'),
      await talk.join('Gus', 'guest'),
      await talk.join('Sue', 'staff'),
    ];
    const held = await talk.post(guest, 'x');
    assert.equal((await told(talk, guest))?.kind, 'comment');
    assert.equal((await told(talk, staff, 'moderation'))?.kind, 'comment');
    assert.equal(
      (await told(talk, bob))?.kind,
      'comment-gone',
      'even when the audience was not checked before',
    );
    await talk.act(staff, held.id, 'approve');
    assert.equal((await told(talk, null))?.kind, 'comment');
    assert.equal((await talk.world.events('comment.approved'))[0]!.data['author'], guest.id);

    await talk.post(ada, 'reply', held.id);
    await talk.act(staff, held.id, 'hide');
    const trace = await told(talk, bob);
    assert.deepEqual(
      trace?.kind === 'comment' && [trace.comment.status, trace.comment.author, trace.comment.body],
      ['hidden', null, null],
    );
    const whole = await told(talk, staff);
    assert.equal(whole?.kind === 'comment' && whole.comment.author?.name, 'Gus');

    const lonely = await talk.post(ada, 'alone');
    await talk.act(staff, lonely.id, 'hide');
    assert.deepEqual(await told(talk, bob), {
      cursor: '',
      channel: 'thread/a',
      kind: 'comment-gone',
      id: lonely.id,
      topic: 'a',
      comments: 1,
    });
    await talk.act(staff, lonely.id, 'restore');
    await talk.remove(ada, { id: lonely.id, revision: 3 });
    const tombstone = await told(talk, bob);
    assert.equal(tombstone?.kind === 'comment' && tombstone.comment.status, 'deleted');
  });

  test('puts nothing but ids and numbers in the log', async () => {
    const talk = await createTalk();
    const [ada, staff] = [await talk.join('Ada Lovelace'), await talk.join('Sue', 'staff')];
    const { id } = await talk.post(ada, 'secret words', null, {
      page: { title: 'Title', url: 'https://acme.example/' },
    });
    await talk.threads(ada).react({ key: talk.world.id(), id, reaction: 'like', on: true });
    await talk.threads(ada).edit({ key: talk.world.id(), id, body: 'other words', revision: 1 });
    await talk.act(staff, id, 'hide');
    const log = JSON.stringify(await talk.world.events());
    for (const word of ['secret', 'other', 'Ada', 'Title', '👍']) assert.ok(!log.includes(word), word);
  });
});
