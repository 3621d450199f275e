import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CommunityError } from '../../adapter/errors.ts';
import { createTalk } from '../testing/talk.ts';

const setUp = async () => {
  const talk = await createTalk({
    moderation: { guests: 'published', links: 'published', members: 'post', nudge: ['idiot'] },
  });
  return {
    talk,
    ada: await talk.join('Ada'),
    bob: await talk.join('Bob'),
    sue: await talk.join('Sue', 'staff'),
  };
};

/** The token that a nudge comes with. */
const nudged = async (attempt: Promise<unknown>): Promise<string> => {
  const error: unknown = await attempt.then(
    () => assert.fail('it was taken'),
    (thrown: unknown) => thrown,
  );
  assert.ok(
    error instanceof CommunityError && error.code === 'nudge' && error.details.field === 'body',
    String(error),
  );
  return error.details.confirm!;
};

test('T31 asks to read listed words over, writes nothing, and takes them once they are confirmed', async () => {
  const { talk, ada } = await setUp();
  const input = { id: talk.world.id(), topic: 'a', parent: null, body: 'You idiot!' };
  const confirm = await nudged(talk.threads(ada).post(input));
  assert.deepEqual([await talk.rows(), await talk.world.events('comment.posted')], [[], []]);
  assert.equal((await talk.threads(ada).post({ ...input, confirm })).status, 'published');
  assert.equal((await talk.threads(ada).post({ ...input, confirm })).id, input.id, 'a retry');
});

test('takes a token for these words by this person in this place alone', async () => {
  const { talk, ada, bob } = await setUp();
  const confirm = await nudged(talk.post(ada, 'You idiot!'));
  await nudged(talk.post(ada, 'You stupid idiot!', null, { confirm }));
  await nudged(talk.post(ada, 'You idiot!', null, { confirm, topic: 'b' }));
  await nudged(talk.post(bob, 'You idiot!', null, { confirm }));
  await nudged(talk.post(ada, 'You idiot!', null, { confirm: 'made up' }));
  assert.equal((await talk.post(ada, 'You idiot!', null, { confirm })).status, 'published');
});

test('asks about edits too, and not about staff’s words', async () => {
  const { talk, ada, sue } = await setUp();
  const { id, revision } = await talk.post(ada, 'Fine');
  const edit = { key: talk.world.id(), id, body: 'You idiot!', revision };
  const confirm = await nudged(talk.threads(ada).edit(edit));
  assert.equal((await talk.threads(ada).edit({ ...edit, confirm })).revision, revision + 1);
  assert.equal((await talk.post(sue, 'Do not say idiot')).status, 'published');
});
