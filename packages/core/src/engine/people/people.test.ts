import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CommunityError } from '../../adapter/errors.ts';
import type { Viewer } from '../../domain/people/people.ts';
import { membersPart } from './members.ts';
import { joinAsGuest, signIn, viewerOf, type SignIn } from './people.ts';
import { createTalk, type Talk } from '../testing/talk.ts';

const refused = (code: string) => (error: unknown) => error instanceof CommunityError && error.code === code;
const ADA: SignIn = { issuer: 'host', subject: 'ada', strength: 'host', name: 'Ada' };
const enter = (talk: Talk, patch: Partial<SignIn> = {}): Promise<Viewer> =>
  signIn(talk.scene(null), { ...ADA, ...patch });

describe('signing in', () => {
  test('makes a member at first sight and knows them again', async () => {
    const talk = await createTalk();
    const first = await enter(talk);
    assert.deepEqual([first.name, first.role, first.strength], ['Ada', 'member', 'host']);
    assert.deepEqual(await enter(talk), first);
    assert.notEqual((await enter(talk, { subject: 'other' })).id, first.id);
    assert.notEqual((await enter(talk, { issuer: 'elsewhere' })).id, first.id);
    assert.equal((await talk.world.events('member.joined')).length, 3);
  });

  test('follows the name, and the role only where it is given', async () => {
    const talk = await createTalk();
    await enter(talk, { role: 'staff' });
    assert.deepEqual(await enter(talk, { name: 'Ada L.' }).then(({ name, role }) => [name, role]), [
      'Ada L.',
      'staff',
    ]);
    assert.equal((await enter(talk, { role: 'member' })).role, 'member');
  });

  test('mends a name that cannot be shown, and drops an avatar that is no https URL', async () => {
    const talk = await createTalk();
    const viewer = await enter(talk, {
      name: 'A\u202eda\u200b ' + 'x'.repeat(60),
      avatar: 'javascript:alert(1)',
    });
    assert.equal(viewer.name, `A da ${'x'.repeat(45)}`);
    assert.equal((await enter(talk, { name: '\u200b' })).name, 'Member');
    assert.equal('avatar' in (await membersPart(talk.scene(null)).read(viewer.id)), false);
  });

  test('works on a site for members only, which guests cannot join', async () => {
    const talk = await createTalk();
    await talk.world.configure({
      site: {
        id: 'acme',
        name: 'Acme',
        locale: 'en',
        timezone: 'UTC',
        membersOnly: true,
        origins: [],
        roleClaims: false,
      },
    });
    const ada = await enter(talk);
    assert.equal((await talk.threads(ada).read({ topic: 'a' })).thread.comments, 0);
    await assert.rejects(talk.threads(null).read({ topic: 'a' }), refused('unauthenticated'));
    await assert.rejects(
      joinAsGuest(talk.scene(null), { issuer: 'device', subject: 'd', name: 'Gus' }),
      refused('forbidden'),
    );
    const guest: Viewer = { id: talk.world.id(), name: 'Gus', role: 'guest', strength: 'device' };
    await assert.rejects(talk.threads(guest).read({ topic: 'a' }), refused('unauthenticated'));
  });
});

describe('a guest', () => {
  test('is the same for the same device, under a name that can be shown', async () => {
    const talk = await createTalk();
    const join = (name: string) => joinAsGuest(talk.scene(null), { issuer: 'device', subject: 'd', name });
    await assert.rejects(join(' '), refused('invalid'));
    const guest = await join(' Gus ');
    assert.deepEqual([guest.name, guest.role, guest.strength], ['Gus', 'guest', 'device']);
    assert.equal((await join('Other')).id, guest.id);
    assert.deepEqual(await viewerOf(talk.scene(null), guest.id), guest);
    await assert.rejects(viewerOf(talk.scene(null), talk.world.id()), refused('not-found'));
  });

  test('who signs in hands over words, reactions and what was approved', async () => {
    const talk = await createTalk();
    const device = { issuer: 'device', subject: 'd', name: 'Gus' };
    const [guest, ada, staff] = [
      await joinAsGuest(talk.scene(null), device),
      await enter(talk),
      await talk.join('Sue', 'staff'),
    ];
    const mine = await talk.post(guest, 'as a guest');
    const elsewhere = await talk.post(guest, 'elsewhere', null, { topic: 'b' });
    await talk.act(staff, mine.id, 'approve');
    const other = await talk.post(staff, 'react to this');
    const both = await talk.post(staff, 'and this');
    for (const [viewer, id] of [
      [guest, other.id],
      [guest, both.id],
      [ada, both.id],
    ] as const) {
      await talk.threads(viewer).react({ key: talk.world.id(), id, reaction: 'like', on: true });
    }
    const merged = await enter(talk, { guest: guest.id });
    assert.equal(merged.id, ada.id);

    const threads = talk.threads(ada);
    assert.equal((await threads.comment(mine.id)).author?.id, ada.id);
    assert.deepEqual((await threads.comment(mine.id)).can, ['reply', 'react', 'edit', 'delete']);
    assert.equal((await threads.comment(elsewhere.id)).status, 'held', "still waits, now as the member's");
    for (const id of [other.id, both.id]) {
      const { reactions, mine: own } = await threads.comment(id);
      assert.deepEqual([reactions, own], [[{ id: 'like', count: 1 }], ['like']]);
    }
    const [event] = await talk.world.events('member.merged');
    assert.deepEqual([event!.subject, event!.data], [guest.id, { into: ada.id }]);
    await enter(talk, { guest: guest.id });
    assert.equal((await talk.world.events('member.merged')).length, 1, 'once');
  });

  test("who has signed in cannot come back with the device's token", async () => {
    const talk = await createTalk();
    const device = { issuer: 'device', subject: 'd', name: 'Gus' };
    const guest = await joinAsGuest(talk.scene(null), device);
    const ada = await enter(talk, { guest: guest.id });
    await assert.rejects(viewerOf(talk.scene(null), guest.id), refused('unauthenticated'));
    await assert.rejects(talk.post(guest, 'x'), refused('unauthenticated'));
    const again = await joinAsGuest(talk.scene(null), device);
    assert.ok(again.id !== guest.id && again.id !== ada.id);
    assert.equal(
      (await membersPart(talk.scene(null)).read(guest.id)).id,
      ada.id,
      'but is shown as the member',
    );
  });

  test('is never taken by a second member, and no member is taken as a guest', async () => {
    const talk = await createTalk();
    const guest = await joinAsGuest(talk.scene(null), { issuer: 'device', subject: 'd', name: 'Gus' });
    const [ada, bob] = [
      await enter(talk, { guest: guest.id }),
      await enter(talk, { subject: 'bob', guest: guest.id }),
    ];
    assert.equal((await membersPart(talk.scene(null)).read(guest.id)).id, ada.id);
    const comment = await talk.post(ada, 'x');
    await enter(talk, { subject: 'bob', guest: ada.id });
    assert.equal((await talk.threads(bob).comment(comment.id)).author?.id, ada.id);
  });
});

describe('a member', () => {
  test('takes another name, once per key', async () => {
    const talk = await createTalk();
    const ada = await enter(talk);
    const members = membersPart(talk.scene(ada));
    const input = { key: talk.world.id(), name: ' Ada  King ' };
    assert.equal((await members.rename(input)).name, 'Ada King');
    assert.equal((await members.rename(input)).name, 'Ada King');
    assert.equal((await members.read(ada.id)).name, 'Ada King');
    assert.equal((await talk.world.events('member.renamed')).length, 1);
    await assert.rejects(members.rename({ key: talk.world.id(), name: 'x'.repeat(51) }), refused('invalid'));
    await assert.rejects(membersPart(talk.scene(null)).rename(input), refused('unauthenticated'));
    await assert.rejects(members.read(talk.world.id()), refused('not-found'));
  });
});
