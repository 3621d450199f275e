import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CommunityError } from '../../adapter/errors.ts';
import type { SanctionKind, Viewer } from '../../domain/people/people.ts';
import { membersPart } from './members.ts';
import { signIn } from './people.ts';
import { pollsPart } from '../polls/polls.ts';
import { createTalk, type Talk } from '../testing/talk.ts';

const refused =
  (code: string, details: object = {}) =>
  (error: unknown) => {
    assert.ok(error instanceof CommunityError, String(error));
    assert.deepEqual({ code: error.code, ...error.details }, { code, ...details });
    return true;
  };
const banned = refused('forbidden', { field: 'viewer', reason: 'banned' });

const setUp = async () => {
  const talk = await createTalk({
    votes: 'up',
    polls: [
      {
        id: 'lamp',
        question: '?',
        kind: 'single',
        options: ['a', 'b'].map((id) => ({ id, label: id })),
        results: 'always',
        min: 1,
        max: 1,
        opensAt: null,
        closesAt: null,
        anonymous: false,
        guests: true,
      },
    ],
  });
  return {
    talk,
    ada: await talk.join('Ada'),
    bob: await talk.join('Bob'),
    sue: await talk.join('Sue', 'staff'),
  };
};
const sanction = (
  talk: Talk,
  staff: Viewer,
  { id }: Viewer,
  kind: SanctionKind | null,
  until: number | null = null,
  reason = 'Rule 3',
) => talk.moderation(staff).sanction({ key: talk.world.id(), id, sanction: kind, until, reason });

describe('a ban', () => {
  test('keeps from everything that is written, and leaves what one may take back', async () => {
    const { talk, ada, bob, sue } = await setUp();
    const [mine, his] = [await talk.post(ada, 'mine'), await talk.post(bob, 'his')];
    const polls = pollsPart(talk.scene(ada));
    const ballot = { poll: 'lamp', key: talk.world.id(), choices: ['a'], revision: 0 };
    await polls.vote(ballot);
    await sanction(talk, sue, ada, 'ban');
    const key = () => talk.world.id();
    const threads = talk.threads(ada);
    for (const attempt of [
      () => talk.post(ada, 'more'),
      () => threads.edit({ key: key(), id: mine.id, body: 'other', revision: 1 }),
      () => threads.react({ key: key(), id: his.id, reaction: 'like', on: true }),
      () => threads.vote({ key: key(), id: his.id, value: 1 }),
      () => threads.report({ key: key(), id: his.id, reason: 'spam' }),
      () => membersPart(talk.scene(ada)).rename({ key: key(), name: 'Eve' }),
      () => polls.vote({ ...ballot, key: key(), choices: ['b'], revision: 1 }),
    ])
      await assert.rejects(attempt(), banned);
    assert.deepEqual((await threads.comment(mine.id)).can, ['delete']);
    assert.deepEqual((await threads.comment(his.id)).can, []);
    await polls.withdraw({ poll: 'lamp', key: key(), revision: 1 });
    await talk.remove(ada, mine);
  });

  test('says when it ends, and ends by itself', async () => {
    const { talk, ada, sue } = await setUp();
    const until = talk.world.now + 90_000;
    await sanction(talk, sue, ada, 'ban', until);
    await assert.rejects(
      talk.post(ada, 'words'),
      refused('forbidden', { field: 'viewer', reason: 'banned', retryAfter: 30 }),
    );
    assert.equal((await talk.post(ada, 'words')).status, 'published');
    assert.equal((await membersPart(talk.scene(sue)).read(ada.id)).sanction, undefined);
  });
});

describe('a mute by staff', () => {
  test('makes words wait, new ones and changed ones, and nothing else', async () => {
    const { talk, ada, bob, sue } = await setUp();
    const [mine, his] = [await talk.post(ada, 'mine'), await talk.post(bob, 'his')];
    await sanction(talk, sue, ada, 'mute');
    assert.equal((await talk.post(ada, 'more')).status, 'held');
    const edit = { key: talk.world.id(), id: mine.id, body: 'other', revision: 1 };
    assert.equal((await talk.threads(ada).edit(edit)).status, 'held');
    await talk.threads(ada).react({ key: talk.world.id(), id: his.id, reaction: 'like', on: true });
    await sanction(talk, sue, ada, null);
    assert.equal((await talk.post(ada, 'again')).status, 'published');
  });
});

describe('sanctions', () => {
  test('T39 are told to staff alone, written down with their reason, and undone', async () => {
    const { talk, ada, bob, sue } = await setUp();
    const until = talk.world.now + 1_000_000;
    const card = await sanction(talk, sue, ada, 'ban', until, ' Rule 3 ');
    assert.deepEqual([card.name, card.sanction], ['Ada', { kind: 'ban', until }]);
    const seenBy = async (viewer: Viewer | null) =>
      (await membersPart(talk.scene(viewer)).read(ada.id)).sanction;
    assert.deepEqual(await seenBy(sue), { kind: 'ban', until });
    for (const viewer of [null, bob, ada]) assert.equal(await seenBy(viewer), undefined);
    const [entry] = (await talk.moderation(sue).audit({ subject: ada.id })).entries;
    assert.deepEqual(
      [entry?.action, entry?.kind, entry?.reason, entry?.before, entry?.after],
      ['ban', 'member', 'Rule 3', { sanction: null, until: null }, { sanction: 'ban', until }],
    );
    const [event] = await talk.world.events('member.sanctioned');
    assert.deepEqual([event?.audience, event?.subject, event?.data], ['staff', ada.id, {}]);
    await talk.moderation(sue).undo({ key: talk.world.id(), entry: entry!.id });
    assert.equal((await talk.post(ada, 'words')).status, 'published');
  });

  test('are for staff to give, to others than staff, with a reason and an end that is to come', async () => {
    const { talk, ada, bob, sue } = await setUp();
    const tom = await talk.join('Tom', 'owner');
    await assert.rejects(sanction(talk, bob, ada, 'ban'), refused('forbidden'));
    await assert.rejects(sanction(talk, sue, tom, 'ban'), refused('forbidden'));
    await assert.rejects(sanction(talk, sue, sue, 'mute'), refused('forbidden'));
    const invalid = (field: string, reason: string) => refused('invalid', { field, reason });
    await assert.rejects(sanction(talk, sue, ada, 'ban', null, ' '), invalid('reason', 'required'));
    await assert.rejects(sanction(talk, sue, ada, 'ban', talk.world.now), invalid('until', 'too-small'));
    await assert.rejects(sanction(talk, sue, ada, 'ban', 0.5), invalid('until', 'format'));
    await assert.rejects(sanction(talk, sue, ada, null, talk.world.now + 1), invalid('until', 'format'));
    await assert.rejects(sanction(talk, sue, ada, 'exile' as never), invalid('sanction', 'format'));
    await assert.rejects(sanction(talk, sue, { ...ada, id: talk.world.id() }, 'ban'), refused('not-found'));
    await sanction(talk, sue, ada, null, null, '');
    assert.deepEqual((await talk.moderation(sue).audit({})).entries, [], 'what holds already is no act');
  });

  test('of a guest are not shaken off by signing in, and are laid on the member from then on', async () => {
    const { talk, sue } = await setUp();
    const gus = await talk.join('Gus', 'guest');
    await sanction(talk, sue, gus, 'ban');
    const member = await signIn(talk.scene(null), {
      issuer: 'host',
      subject: 'gus',
      strength: 'host',
      name: 'Gus',
      guest: gus.id,
    });
    await assert.rejects(talk.post(member, 'words'), banned);
    assert.equal((await sanction(talk, sue, gus, null)).id, member.id);
    assert.equal((await talk.post(member, 'words')).status, 'published');
  });
});
