import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ThreadSettings } from '../../adapter/contract.ts';
import { CommunityError } from '../../adapter/errors.ts';
import type { Viewer } from '../../domain/people/people.ts';
import { createTalk, type Talk } from '../testing/talk.ts';

const refused =
  (code: string, details: object = {}) =>
  (error: unknown) => {
    assert.ok(error instanceof CommunityError, String(error));
    assert.deepEqual({ code: error.code, ...error.details }, { code, ...details });
    return true;
  };

const setUp = async () => {
  const talk = await createTalk();
  return {
    talk,
    ada: await talk.join('Ada'),
    bob: await talk.join('Bob'),
    sue: await talk.join('Sue', 'staff'),
  };
};
const settle = (talk: Talk, viewer: Viewer, settings: ThreadSettings, topic = 'a') =>
  talk.moderation(viewer).thread({ key: talk.world.id(), topic, ...settings });

describe('a thread’s own rules', () => {
  test('are told to all, change only what was said, and are written down', async () => {
    const { talk, ada, sue } = await setUp();
    const { createdAt } = await talk.post(ada, 'words');
    assert.deepEqual(await settle(talk, sue, { locked: true, slow: 30 }), {
      topic: 'a',
      title: null,
      url: null,
      locked: true,
      slow: 30,
      comments: 1,
      openedAt: createdAt,
    });
    await settle(talk, sue, { moderation: 'pre' });
    await settle(talk, sue, { moderation: 'pre' });
    const { thread } = await talk.threads(null).read({ topic: 'a' });
    assert.deepEqual([thread.locked, thread.slow, thread.moderation], [true, 30, 'pre']);
    const { entries } = await talk.moderation(sue).audit({ subject: 'a' });
    assert.deepEqual(
      entries.map(({ action, kind, before, after }) => [action, kind, before, after]).reverse(),
      [
        ['settings', 'thread', { locked: false, slow: 0 }, { locked: true, slow: 30 }],
        ['settings', 'thread', { moderation: null }, { moderation: 'pre' }],
      ],
    );
    assert.deepEqual(
      (await talk.world.events('thread.changed')).map(({ subject, audience, data }) => [
        subject,
        audience,
        data,
      ]),
      [
        ['a', 'public', {}],
        ['a', 'public', {}],
      ],
    );
  });

  test('can be given to a thread that nobody wrote in, and taken back by undoing', async () => {
    const { talk, ada, sue } = await setUp();
    await settle(talk, sue, { locked: true });
    await assert.rejects(talk.post(ada, 'words'), refused('closed'));
    const { entries } = await talk.moderation(sue).audit({});
    await talk.moderation(sue).undo({ key: talk.world.id(), entry: entries[0]!.id });
    assert.equal((await talk.post(ada, 'words')).status, 'published');
  });

  test('are for staff to give, and are checked', async () => {
    const { talk, ada, sue } = await setUp();
    await assert.rejects(settle(talk, ada, { locked: true }), refused('forbidden'));
    for (const [settings, details] of [
      [{ slow: -1 }, { field: 'slow', reason: 'format', limit: 86_400 }],
      [{ slow: 0.5 }, { field: 'slow', reason: 'format', limit: 86_400 }],
      [{ slow: 86_401 }, { field: 'slow', reason: 'format', limit: 86_400 }],
      [{ moderation: 'never' as never }, { field: 'moderation', reason: 'format' }],
      [{ locked: 1 as never }, { field: 'locked', reason: 'type' }],
    ] as const)
      await assert.rejects(settle(talk, sue, settings), refused('invalid', details));
  });

  test('T34 hold everything, or nothing that the site would, but for what guests and links are held for', async () => {
    const { talk, ada, sue } = await setUp();
    const before = await talk.post(ada, 'before');
    await settle(talk, sue, { moderation: 'pre' });
    assert.equal((await talk.post(ada, 'words')).status, 'held');
    assert.equal((await talk.post(sue, 'words')).status, 'published');
    assert.equal((await talk.post(ada, 'words', null, { topic: 'b' })).status, 'published');
    const edited = await talk
      .threads(ada)
      .edit({ key: talk.world.id(), id: before.id, body: 'other', revision: before.revision });
    assert.equal(edited.status, 'held', 'an edit, too');
    await talk.world.configure({ moderation: { guests: 'held', links: 'held', members: 'pre' } });
    await settle(talk, sue, { moderation: 'post' });
    assert.equal((await talk.post(ada, 'words')).status, 'published');
    assert.equal((await talk.post(ada, 'https://x.example')).status, 'held');
    await settle(talk, sue, { moderation: null });
    assert.equal((await talk.post(ada, 'words')).status, 'held');
  });
});

describe('slow mode', () => {
  const at = async (talk: Talk, viewer: Viewer, seconds: number, body: string, topic = 'a') => {
    talk.world.now += seconds * 1000;
    return talk.threads(viewer).post({ id: talk.world.id(), topic, parent: null, body });
  };

  test('lets each person write once per so many seconds and thread, staff exempt, and says how long to wait', async () => {
    const { talk, ada, bob, sue } = await setUp();
    await settle(talk, sue, { slow: 30 });
    await at(talk, ada, 0, 'one');
    await assert.rejects(
      at(talk, ada, 10.5, 'two'),
      refused('rate-limited', { reason: 'slow-mode', retryAfter: 20 }),
    );
    await at(talk, bob, 0, 'one');
    await at(talk, ada, 0, 'elsewhere', 'b');
    await at(talk, sue, 0, 'one');
    await at(talk, sue, 0, 'two');
    await at(talk, ada, 19.5, 'two');
  });

  test('is not outwitted by deleting, or by much written elsewhere, and knows a repeat', async () => {
    const { talk, ada, sue } = await setUp();
    await settle(talk, sue, { slow: 600 });
    const input = { id: talk.world.id(), topic: 'a', parent: null, body: 'one' };
    const first = await talk.threads(ada).post(input);
    assert.equal((await talk.threads(ada).post(input)).id, first.id);
    await talk.remove(ada, first);
    for (let n = 0; n < 60; n++) await at(talk, ada, 1, `${n}`, 'b');
    await assert.rejects(
      at(talk, ada, 0, 'two'),
      refused('rate-limited', { reason: 'slow-mode', retryAfter: 540 }),
    );
    await at(talk, ada, 540, 'two');
  });
});
