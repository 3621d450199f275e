import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import type { Viewer } from '../../domain/people/people.ts';
import { COMMUNITY, grantRow, START } from '../testing/world.ts';
import { createTalk, type Talk } from '../testing/talk.ts';
import { readRelationship } from '../relationship/relationship.ts';
import { createScene } from '../scene.ts';
import { asSystem } from '../system.ts';
import { SITE } from '../testing/world.ts';
import { membersPart } from './members.ts';
import { joinAsGuest, signIn } from './people.ts';

const WEEK = 7 * 86_400_000;

let talk: Talk;
const members = (viewer: Viewer | null) => membersPart(talk.scene(viewer));
const enter = (name: string, subject = name, role: 'member' | 'staff' = 'member') =>
  signIn(talk.scene(null), { issuer: 'host', subject, strength: 'host', name, role });
const rename = (viewer: Viewer, name: string) => members(viewer).rename({ key: talk.world.id(), name });
const refused = (reason: string) => ({ code: 'invalid', details: { field: 'name', reason } });

beforeEach(async () => {
  talk = await createTalk();
});

describe('names', () => {
  test('T130 that could be taken for somebody of the staff are refused to who joins or renames, and marked where the host gave them', async () => {
    await enter('Noor Haddad', 'noor', 'staff');
    const join = (name: string) =>
      joinAsGuest(talk.scene(null), { issuer: 'device', subject: talk.world.id(), name });
    await assert.rejects(join('Nооr Наddаd ✓'), refused('lookalike'));
    const ada = await enter('Ada');
    await assert.rejects(rename(ada, 'NoorHaddad'), refused('lookalike'));
    assert.equal((await members(null).read(ada.id)).name, 'Ada');
    const namesake = await enter('Noor Haddad', 'other');
    assert.equal((await members(null).read(namesake.id)).lookalike, true);
    await rename(namesake, 'Noor from Bergen');
    assert.equal('lookalike' in (await members(null).read(namesake.id)), false);
    const noor = await enter('Noor Haddad', 'noor', 'staff');
    assert.equal('lookalike' in (await members(null).read(noor.id)), false, 'staff look like themselves');
    assert.equal((await rename(noor, 'Support')).name, 'Support');
  });

  test('T131 that the community keeps for itself are refused: its own, and those of its file', async () => {
    const ada = await enter('Ada');
    await assert.rejects(rename(ada, 'Аcme'), refused('reserved'));
    await assert.rejects(rename(ada, 'Support'), refused('reserved'));
    await talk.world.configure({ names: { reserved: ['Lamp*'] } });
    assert.equal((await rename(ada, 'Support')).name, 'Support');
    await assert.rejects(rename(ada, 'Lamp Desk'), refused('reserved'));
    await assert.rejects(talk.world.configure({ names: { reserved: ['*'] } }), {
      code: 'invalid',
      details: { field: 'names.reserved.0', reason: 'format' },
    });
  });

  test('T133 that members chose stay theirs when the host calls them otherwise, until they give them back', async () => {
    const ada = await enter('Ada King');
    await rename(ada, 'Lovelace');
    assert.equal((await enter('Ada K.', 'Ada King')).name, 'Lovelace');
    const own = (await members(ada).profile('me')).own;
    assert.deepEqual(own, { picture: false, given: 'Ada K.' });
    const after = await members(ada).present({ key: talk.world.id(), name: null });
    assert.deepEqual([after.member.name, after.own], ['Ada K.', { picture: false }]);
    assert.equal((await enter('Ada B.', 'Ada King')).name, 'Ada B.');
    await rename(ada, 'Lovelace');
    await talk.world.configure({ names: { by: 'host' } });
    await assert.rejects(rename(ada, 'Countess'), { code: 'forbidden' });
    assert.equal((await enter('Ada B.', 'Ada King')).name, 'Ada B.');
    const gus = await joinAsGuest(talk.scene(null), { issuer: 'device', subject: 'd', name: 'Gus' });
    assert.equal((await rename(gus, 'Gustav')).name, 'Gustav');
  });
});

test('T134 a profile says what somebody contributed and which badges they show: nothing hidden, no surprise, no streak unasked', async () => {
  const badge = (id: string, secret = false) => ({
    id,
    name: `The ${id}`,
    description: id,
    art: 'star',
    trigger: 'staff' as const,
    tiers: [
      { id: 'one', name: 'One', threshold: 1 },
      { id: 'two', name: 'Two', threshold: 2 },
    ],
    dailyCap: null,
    retired: false,
    ...(secret && { secret }),
  });
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  await talk.world.configure({
    ...COMMUNITY,
    badges: [...ids.map((id) => badge(id)), badge('hidden'), badge('surprise', true), badge('lost')],
  });
  const [ada, bob, noor] = [await enter('Ada'), await enter('Bob'), await enter('Noor', 'n', 'staff')];
  await asSystem(talk.options, SITE).write('t', async ({ tx }) => {
    for (const badge of [...ids, 'hidden', 'surprise', 'lost'])
      await tx.insert(
        'grants',
        grantRow({ member: ada.id, badge, tier: 'one', revokedAt: badge === 'lost' ? START : null }),
      );
    await tx.insert('grants', grantRow({ member: ada.id, badge: 'b', tier: 'two' }));
    await tx.insert('showcases', {
      member: ada.id,
      arrangement: { order: ['b'], hidden: ['hidden'] },
      celebrated: [],
    });
  });
  const question = await talk.post(bob, 'How?');
  const answer = await talk.post(ada, 'So.', question.id);
  await talk.mark(noor, answer.id, 'answer');
  const deleted = await talk.post(ada, 'Nonsense');
  await talk.remove(ada, deleted);
  while (await readRelationship(talk.options, SITE));

  const seen = await members(bob).profile(ada.id);
  assert.deepEqual([seen.comments, seen.answers, seen.badgeCount], [1, 1, 6]);
  assert.deepEqual(
    seen.badges.map(({ id, tier }) => [id, tier.name]),
    [['b', 'Two'], ...['a', 'c', 'd', 'e'].map((id) => [id, 'One'])],
  );
  for (const word of ['hidden', 'surprise', 'lost', 'streak', 'own'])
    assert.equal(JSON.stringify(seen).includes(word), false, word);
  assert.deepEqual(await members(null).profile(ada.id), seen, 'the same for strangers');

  await members(ada).setPreferences({ key: talk.world.id(), streak: true });
  assert.deepEqual((await members(null).profile(ada.id)).streak, { state: 'kept', weeks: 1 });
  talk.world.now += 10 * WEEK;
  assert.equal((await members(null).profile(ada.id)).streak?.weeks, 0);

  await members(bob).mute({ key: talk.world.id(), id: ada.id, on: true });
  assert.equal((await members(bob).profile(ada.id)).muted, true);
  await members(ada).erase({ id: ada.id });
  await assert.rejects(members(bob).profile(ada.id), { code: 'not-found' });
  await assert.rejects(members(null).profile('me'), { code: 'unauthenticated' });
});

test('T135 a guest’s picture is the member’s whom they turn out to be, unless their host has one; of who is banned it is shown to nobody', async () => {
  const system = asSystem(talk.options, SITE);
  const house = { address: (_site: string, id: string) => `https://pictures.example/${id}` };
  const options = { ...talk.options, media: house as unknown as NonNullable<typeof talk.options.media> };
  const guestWith = async (picture: string) => {
    const guest = await talk.join(`Guest ${picture}`, 'guest');
    await system.write('t', async ({ tx }) => {
      await tx.insert('media', {
        id: picture,
        owner: guest.id,
        comment: guest.id,
        state: 'kept',
        type: 'image/png',
        width: 1,
        height: 1,
        bytes: 1,
        hash: '',
        at: START,
      });
      await tx.update('members', [guest.id], { picture });
    });
    return guest;
  };
  const state = async (picture: string) => {
    const row = await system.read(({ tx }) => tx.get('media', [picture]));
    return [row?.owner, row?.comment, row?.state];
  };
  const scene = createScene(options, SITE, null);
  const enterAs = (subject: string, guest: string, avatar?: string) =>
    signIn(scene, {
      issuer: 'host',
      subject,
      strength: 'host',
      name: subject,
      guest,
      ...(avatar && { avatar }),
    });
  const ada = await enterAs('Ada', (await guestWith('one')).id);
  assert.deepEqual(await state('one'), [ada.id, ada.id, 'kept']);
  assert.equal((await membersPart(scene).read(ada.id)).avatar, 'https://pictures.example/one');
  const bob = await enterAs('Bob', (await guestWith('two')).id, 'https://acme.example/bob.png');
  assert.equal((await membersPart(scene).read(bob.id)).avatar, 'https://acme.example/bob.png');
  assert.equal((await state('two'))[2], 'gone');
  const noor = await enter('Noor', 'n', 'staff');
  await talk
    .moderation(noor)
    .sanction({ key: talk.world.id(), id: ada.id, sanction: 'ban', reason: 'Rule 3' });
  assert.equal('avatar' in (await membersPart(scene).read(ada.id)), false);
});
