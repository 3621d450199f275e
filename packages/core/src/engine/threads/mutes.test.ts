import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CommunityError } from '../../adapter/errors.ts';
import type { Id } from '../../domain/common.ts';
import type { Viewer } from '../../domain/people/people.ts';
import { membersPart } from '../people/members.ts';
import { signIn } from '../people/people.ts';
import { createTalk, type Talk } from '../testing/talk.ts';

const refused = (code: string, field?: string) => (error: unknown) =>
  error instanceof CommunityError && error.code === code && error.details.field === field;

const setUp = async () => {
  const talk = await createTalk({ moderation: { guests: 'published', links: 'held', members: 'post' } });
  return {
    talk,
    ada: await talk.join('Ada'),
    bob: await talk.join('Bob'),
    sue: await talk.join('Sue', 'staff'),
  };
};
const mute = (talk: Talk, viewer: Viewer | null, id: Id, on = true) =>
  membersPart(talk.scene(viewer)).mute({ key: talk.world.id(), id, on });
const mutedBy = async (talk: Talk, viewer: Viewer, limit = 50): Promise<string[]> => {
  const names: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await membersPart(talk.scene(viewer)).muted({ limit, ...(cursor && { cursor }) });
    names.push(...page.members.map(({ name }) => name));
    cursor = page.next;
  }
  return names.sort();
};
const marked = async (talk: Talk, viewer: Viewer | null): Promise<(true | undefined)[]> =>
  (await talk.threads(viewer).read({ topic: 'a', sort: 'oldest' })).comments.map(({ muted }) => muted);

describe('muting somebody for oneself', () => {
  test('T43 marks their comments for the one who muted, changes nothing for others, and is told to nobody', async () => {
    const { talk, ada, bob, sue } = await setUp();
    const { id } = await talk.post(bob, 'loud words');
    await talk.post(ada, 'mine');
    const events = (await talk.world.events()).length;
    await mute(talk, ada, bob.id);
    await mute(talk, ada, bob.id);
    assert.deepEqual(await marked(talk, ada), [true, undefined]);
    for (const viewer of [null, bob, sue])
      assert.deepEqual(await marked(talk, viewer), [undefined, undefined]);
    assert.ok((await talk.threads(ada).comment(id)).body, 'the words are there for whom wants to look');
    assert.equal((await talk.world.events()).length, events);
    await mute(talk, ada, bob.id, false);
    assert.deepEqual(await marked(talk, ada), [undefined, undefined]);
  });

  test('is listed, page by page, for oneself alone', async () => {
    const { talk, ada, bob } = await setUp();
    const others = await Promise.all(['Cem', 'Dia', 'Eva'].map((name) => talk.join(name)));
    for (const { id } of [bob, ...others]) await mute(talk, ada, id);
    assert.deepEqual(await mutedBy(talk, ada, 2), ['Bob', 'Cem', 'Dia', 'Eva']);
    assert.deepEqual(await mutedBy(talk, bob), []);
    await assert.rejects(membersPart(talk.scene(null)).muted({}), refused('unauthenticated'));
  });

  test('is not for oneself, for staff, or for strangers', async () => {
    const { talk, ada, sue } = await setUp();
    await assert.rejects(mute(talk, ada, ada.id), refused('invalid', 'id'));
    await assert.rejects(mute(talk, ada, sue.id), refused('forbidden'));
    await assert.rejects(mute(talk, ada, talk.world.id()), refused('not-found'));
    await assert.rejects(mute(talk, null, ada.id), refused('unauthenticated'));
  });

  test('goes with a guest to the member, on both sides, and nobody ends up muting themselves', async () => {
    const { talk, bob } = await setUp();
    const identity = { issuer: 'host', subject: 'ada', strength: 'host', name: 'Ada' } as const;
    const ada = await signIn(talk.scene(null), identity);
    const gus = await talk.join('Gus', 'guest');
    await mute(talk, gus, bob.id);
    await mute(talk, gus, ada.id);
    await mute(talk, ada, gus.id);
    await mute(talk, bob, gus.id);
    await signIn(talk.scene(null), { ...identity, guest: gus.id });
    assert.deepEqual([await mutedBy(talk, ada), await mutedBy(talk, bob)], [['Bob'], ['Ada']]);
    assert.equal((await talk.world.row('mutes')).length, 2);
  });
});
