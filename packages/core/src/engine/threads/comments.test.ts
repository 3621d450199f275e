import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CommunityError } from '../../adapter/errors.ts';
import { createTalk } from '../testing/talk.ts';
import { MINUTE } from '../testing/world.ts';

const refused = (code: string, field?: string) => (error: unknown) => {
  assert.ok(error instanceof CommunityError, String(error));
  assert.equal(error.code, code);
  if (field !== undefined) assert.equal(error.details.field, field);
  return true;
};

describe('posting', () => {
  test('answers with the comment as its author sees it', async () => {
    const talk = await createTalk();
    const ada = await talk.join('Ada');
    const comment = await talk.post(ada, '  Hello *you*  ', null, {
      page: { title: 'A page', url: 'https://acme.example/a' },
    });
    assert.equal(comment.author?.name, 'Ada');
    assert.equal(comment.source, 'Hello *you*');
    assert.equal(comment.status, 'published');
    assert.deepEqual([comment.root, comment.depth, comment.parent], [comment.id, 0, null]);
    assert.deepEqual(comment.can, ['reply', 'react', 'edit', 'delete']);
    assert.deepEqual(comment.mine, []);
    const { thread } = await talk.threads(null).read({ topic: 'a' });
    assert.deepEqual(thread, {
      topic: 'a',
      title: 'A page',
      url: 'https://acme.example/a',
      locked: false,
      comments: 1,
      openedAt: talk.world.now,
    });
  });

  test('is carried out once for the same id and words, and reveals nothing to others who use the id', async () => {
    const talk = await createTalk();
    const [ada, bob] = [await talk.join('Ada'), await talk.join('Bob')];
    const input = { id: talk.world.id(), topic: 'a', parent: null, body: 'Hello' };
    const first = await talk.threads(ada).post(input);
    assert.deepEqual(await talk.threads(ada).post(input), first);
    assert.equal((await talk.world.events('comment.posted')).length, 1);
    await assert.rejects(talk.threads(ada).post({ ...input, body: 'Other' }), refused('conflict'));
    await assert.rejects(talk.threads(bob).post(input), refused('conflict'));
    await assert.rejects(talk.threads(ada).post({ ...input, topic: 'b' }), refused('conflict'));
  });

  test('refuses what is not valid, naming the field, and writes nothing', async () => {
    const talk = await createTalk();
    const ada = await talk.join('Ada');
    const elsewhere = await talk.post(ada, 'elsewhere', null, { topic: 'b' });
    for (const [patch, field] of [
      [{ body: ' \n ' }, 'body'],
      [{ body: 'x'.repeat(10_001) }, 'body'],
      [{ body: '[a]: https://x.example' }, 'body'],
      [{ id: 'c1' }, 'id'],
      [{ topic: '' }, 'topic'],
      [{ topic: 'x'.repeat(301) }, 'topic'],
      [{ parent: talk.world.id() }, 'parent'],
      [{ parent: elsewhere.id }, 'parent'],
    ] as const) {
      await assert.rejects(talk.post(ada, 'words', null, patch), refused('invalid', field));
    }
    assert.equal((await talk.rows()).length, 1);
    assert.equal((await talk.post(ada, 'x'.repeat(10_000))).status, 'published');
  });

  test('needs somebody, and a guest only where guests may', async () => {
    const talk = await createTalk({ moderation: { guests: 'refused', links: 'held', members: 'post' } });
    const guest = await talk.join('Gus', 'guest');
    await assert.rejects(
      talk.threads(null).post({ id: talk.world.id(), topic: 'a', parent: null, body: 'x' }),
      refused('unauthenticated'),
    );
    await assert.rejects(talk.post(guest, 'x'), refused('forbidden'));
  });

  test("holds a guest's posts until one was approved", async () => {
    const talk = await createTalk();
    const [guest, staff] = [await talk.join('Gus', 'guest'), await talk.join('Sue', 'staff')];
    const first = await talk.post(guest, 'one');
    assert.equal(first.status, 'held');
    assert.equal((await talk.post(guest, 'two')).status, 'held');
    await talk.act(staff, first.id, 'approve');
    assert.equal((await talk.post(guest, 'three')).status, 'published');
    await talk.act(staff, first.id, 'hide');
    assert.equal(
      (await talk.post(guest, 'four')).status,
      'published',
      'three is still there to speak for them',
    );
  });

  test('tells nobody but staff and the author of what is held', async () => {
    const talk = await createTalk();
    const [ada, bob, staff] = [
      await talk.join('Ada'),
      await talk.join('Bob'),
      await talk.join('Sue', 'staff'),
    ];
    const held = await talk.post(ada, 'see https://x.example');
    assert.equal(held.status, 'held');
    for (const stranger of [null, bob]) {
      const page = await talk.threads(stranger).read({ topic: 'a' });
      assert.deepEqual([page.comments, page.roots, page.thread.comments], [[], [], 0]);
      await assert.rejects(talk.threads(stranger).comment(held.id), refused('not-found'));
      await assert.rejects(
        talk.threads(stranger).read({ topic: 'a', around: held.id }),
        refused('not-found'),
      );
    }
    for (const insider of [ada, staff]) {
      assert.deepEqual((await talk.threads(insider).read({ topic: 'a' })).roots, [held.id]);
      assert.equal((await talk.threads(insider).comment(held.id)).status, 'held');
    }
    await assert.rejects(talk.post(bob, 'a reply', held.id), refused('invalid', 'parent'));
    assert.ok((await talk.world.events('comment.held')).every(({ audience }) => audience === 'staff'));
    assert.deepEqual(
      (await talk.world.events('comment.held')).map(({ channel }) => channel),
      ['thread/a', 'moderation'],
    );
  });

  test('takes no words in a locked thread, but for staff', async () => {
    const talk = await createTalk();
    const [ada, staff] = [await talk.join('Ada'), await talk.join('Sue', 'staff')];
    const comment = await talk.post(ada, 'x');
    await talk.world.store.write('acme', 'thread/a', (tx) => tx.update('threads', ['a'], { locked: 1 }));
    await assert.rejects(talk.post(ada, 'y', comment.id), refused('closed'));
    await assert.rejects(
      talk.threads(ada).edit({ key: talk.world.id(), id: comment.id, body: 'z', revision: 1 }),
      refused('closed'),
    );
    await assert.rejects(
      talk.threads(ada).react({ key: talk.world.id(), id: comment.id, reaction: 'like', on: true }),
      refused('closed'),
    );
    assert.equal((await talk.post(staff, 'y', comment.id)).status, 'published');
    assert.deepEqual((await talk.threads(ada).comment(comment.id)).can, ['delete']);
  });

  test('puts a reply behind its parent in time, even when the clock stood still or went back', async () => {
    const talk = await createTalk();
    const ada = await talk.join('Ada');
    let parent = await talk.post(ada, 'root');
    for (let depth = 1; depth < 5; depth++) {
      talk.world.now -= 60_000 + depth;
      parent = await talk.post(ada, `depth ${depth}`, parent.id);
    }
    const times = new Map((await talk.rows()).map((row) => [row.depth, row.at]));
    for (let depth = 1; depth < 5; depth++) assert.ok(times.get(depth)! > times.get(depth - 1)!);
  });
});

describe('editing', () => {
  test('changes the words within the window, and says so', async () => {
    const talk = await createTalk();
    const ada = await talk.join('Ada');
    const { id } = await talk.post(ada, 'one');
    talk.world.now += 15 * MINUTE - 1;
    const edited = await talk.threads(ada).edit({ key: talk.world.id(), id, body: 'two', revision: 1 });
    assert.deepEqual([edited.source, edited.revision, edited.editedAt], ['two', 2, talk.world.now]);
    talk.world.now += 1;
    await assert.rejects(
      talk.threads(ada).edit({ key: talk.world.id(), id, body: 'three', revision: 2 }),
      refused('closed'),
    );
  });

  test('is refused to others, and where the comment has changed since', async () => {
    const talk = await createTalk();
    const [ada, staff] = [await talk.join('Ada'), await talk.join('Sue', 'staff')];
    const { id } = await talk.post(ada, 'one');
    await assert.rejects(
      talk.threads(staff).edit({ key: talk.world.id(), id, body: 'x', revision: 1 }),
      refused('forbidden'),
    );
    await assert.rejects(
      talk.threads(ada).edit({ key: talk.world.id(), id, body: 'x', revision: 2 }),
      refused('conflict'),
    );
    await assert.rejects(
      talk.threads(ada).edit({ key: talk.world.id(), id: talk.world.id(), body: 'x', revision: 1 }),
      refused('not-found'),
    );
  });

  test('is carried out once per key', async () => {
    const talk = await createTalk();
    const ada = await talk.join('Ada');
    const { id } = await talk.post(ada, 'one');
    const input = { key: talk.world.id(), id, body: 'two', revision: 1 };
    const once = await talk.threads(ada).edit(input);
    assert.deepEqual(await talk.threads(ada).edit(input), once);
    await assert.rejects(talk.threads(ada).edit({ ...input, body: 'three' }), refused('conflict', 'key'));
    assert.equal((await talk.world.events('comment.edited')).length, 1);
  });

  test('holds what brings a new link, and leaves an old link be', async () => {
    const talk = await createTalk();
    const [ada, staff] = [await talk.join('Ada'), await talk.join('Sue', 'staff')];
    const { id } = await talk.post(ada, 'one');
    const edited = await talk
      .threads(ada)
      .edit({ key: talk.world.id(), id, body: 'https://x.example', revision: 1 });
    assert.equal(edited.status, 'held');
    assert.equal((await talk.threads(null).read({ topic: 'a' })).thread.comments, 0);
    await talk.act(staff, id, 'approve');
    const again = await talk
      .threads(ada)
      .edit({ key: talk.world.id(), id, body: 'so: https://x.example', revision: 3 });
    assert.equal(again.status, 'published');
  });
});

describe('deleting', () => {
  test('leaves a tombstone without author, words or reactions while replies stand on it', async () => {
    const talk = await createTalk();
    const [ada, bob] = [await talk.join('Ada'), await talk.join('Bob')];
    const root = await talk.post(ada, 'root');
    const reply = await talk.post(bob, 'reply', root.id);
    const deleted = await talk.remove(ada, root);
    assert.deepEqual(
      [deleted.status, deleted.author, deleted.body, deleted.source, deleted.can],
      ['deleted', null, null, undefined, ['undelete']],
    );
    const page = await talk.threads(null).read({ topic: 'a' });
    assert.deepEqual(
      page.comments.map(({ id, status }) => [id, status]),
      [
        [root.id, 'deleted'],
        [reply.id, 'published'],
      ],
    );
    await talk.remove(bob, reply);
    assert.deepEqual((await talk.threads(null).read({ topic: 'a' })).comments, []);
    assert.equal((await talk.rows())[0]!.source, '', 'the words are gone from storage');
  });

  test('is for its author and staff, at any time, once', async () => {
    const talk = await createTalk();
    const [ada, bob, staff] = [
      await talk.join('Ada'),
      await talk.join('Bob'),
      await talk.join('Sue', 'staff'),
    ];
    const comment = await talk.post(ada, 'x');
    talk.world.now += 1_000 * MINUTE;
    await assert.rejects(talk.remove(bob, comment), refused('forbidden'));
    await assert.rejects(talk.remove(ada, { ...comment, revision: 7 }), refused('conflict'));
    await talk.remove(staff, comment);
    await assert.rejects(talk.remove(ada, { ...comment, revision: 2 }), refused('gone'));
  });
});

describe('reacting', () => {
  test('sets and takes back one reaction, counted once however often it is sent', async () => {
    const talk = await createTalk();
    const [ada, bob] = [await talk.join('Ada'), await talk.join('Bob')];
    const { id } = await talk.post(ada, 'x');
    const react = (on: boolean) =>
      talk.threads(bob).react({ key: talk.world.id(), id, reaction: 'like', on });
    await react(true);
    const twice = await react(true);
    assert.deepEqual(
      [twice.reactions, twice.mine, twice.revision],
      [[{ id: 'like', count: 1 }], ['like'], 1],
    );
    assert.deepEqual((await talk.threads(ada).comment(id)).mine, []);
    assert.equal('mine' in (await talk.threads(null).comment(id)), false);
    const none = await react(false);
    assert.deepEqual([none.reactions, none.mine], [[], []]);
    const events = await talk.world.events('comment.reacted');
    assert.deepEqual(
      events.map(({ data: { author, reaction, on } }) => [author, reaction, on]),
      [
        [ada.id, 'like', 1],
        [ada.id, 'like', 0],
      ],
    );
  });

  test("refuses what the site doesn't offer", async () => {
    const talk = await createTalk();
    const ada = await talk.join('Ada');
    const { id } = await talk.post(ada, 'x');
    for (const on of [true, false]) {
      await assert.rejects(
        talk.threads(ada).react({ key: talk.world.id(), id, reaction: 'constructor', on }),
        refused('invalid', 'reaction'),
      );
    }
  });
});
