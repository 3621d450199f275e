import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import type { GratitudePart } from '../../adapter/gratitude.ts';
import type { Viewer } from '../../domain/people/people.ts';
import type { RewardType } from '../../domain/referrals/types.ts';
import { gratitudePart } from './gratitude.ts';
import { catchUp } from '../log/readers.ts';
import { addMoment, rewardGiven } from './rewards.ts';
import { signIn } from '../people/people.ts';
import { asSystem } from '../system.ts';
import { createWorld, DAY, SITE, type World } from '../testing/world.ts';

describe('gratitude', () => {
  let world: World;
  let mira: Viewer;
  let staff: Viewer;
  const as = (viewer: Viewer | null): GratitudePart => gratitudePart(world.as(viewer));
  const key = () => world.id();
  const system = () => asSystem(world.options, SITE);

  beforeEach(async () => {
    world = createWorld();
    await world.configure();
    mira = await world.join('Mira');
    staff = await world.join('Siri', 'staff');
  });

  const give = async (type: RewardType, times: number) => {
    for (let index = 0; index < times; index++)
      await system().write('gifts', async (context) =>
        rewardGiven(context, { member: mira.id, type, source: 'perk', id: `${type}/${index}` }),
      );
    await catchUp(world.options, SITE);
  };
  const figures = async () => {
    const { economicShare, warning, total } = await as(staff).rewards({});
    return [economicShare, warning, total];
  };

  test('L7 6 economic and 4 other rewards are 60 % and a warning, 4 and 6 are 40 % and none', async () => {
    assert.deepEqual(await figures(), [null, false, 0]);
    await give('economic', 6);
    await give('recognition', 2);
    await give('access', 1);
    await give('experience', 1);
    assert.deepEqual(await figures(), [0.6, true, 10]);
    world.now += 91 * DAY;
    assert.deepEqual(await figures(), [null, false, 0]);
    await give('economic', 4);
    await give('experience', 6);
    assert.deepEqual(await figures(), [0.4, false, 10]);
    const all = await as(staff).rewards({ from: world.now - 100 * DAY, until: world.now });
    assert.deepEqual(all.given, { recognition: 2, access: 1, experience: 7, economic: 10 });
  });

  test('B33 a referral’s reward counts by its type once it stands, and a pass that was used as access', async () => {
    const line = (state: string, value = 2_000) =>
      world.log({
        kind: 'referral.ledger',
        subject: 'l',
        actor: null,
        data: { type: 'economic', state, value },
      });
    for (const state of ['pending', 'approved', 'paid']) await line(state);
    await line('approved', -2_000);
    await world.log({ kind: 'insider.redeemed', subject: 'front', actor: mira.id });
    await catchUp(world.options, SITE);
    const { given } = await as(staff).rewards({});
    assert.deepEqual([given.economic, given.access], [1, 1]);
  });

  test('B33 a badge counts as recognition, once', async () => {
    await world.log({ kind: 'badge.granted', subject: 'writer', actor: mira.id, audience: mira.id, data: { tier: 'one' } }); // prettier-ignore
    await catchUp(world.options, SITE);
    await catchUp(world.options, SITE);
    assert.deepEqual((await as(staff).rewards({})).given.recognition, 1);
  });

  test('L9 nothing is offered before a moment, and once after it, however much came together', async () => {
    const moment = async () => (await as(mira).moment()).moment?.kind ?? null;
    assert.equal(await moment(), null);
    await as(staff).thank({ key: key(), member: mira.id, text: 'Thank you.' });
    world.now += 1;
    await system().write('m', (context) =>
      addMoment(context, {
        member: mira.id,
        cause: 'gift/2026',
        kind: 'gift',
        subject: 'gold',
        at: world.now,
      }),
    );
    assert.equal(await moment(), 'gift');
    await as(mira).useMoment({ key: key(), id: (await as(mira).moment()).moment!.id });
    assert.equal(await moment(), null);
    world.now += DAY;
    await as(staff).thank({ key: key(), member: mira.id, text: 'And again.' });
    assert.equal(await moment(), 'thanks');
    world.now += 14 * DAY;
    assert.equal(await moment(), null);
  });

  test('B32 an answered question and an idea that was built are moments of who asked', async () => {
    const jonas = await world.join('Jonas');
    const row = { topic: 't', parent: null, root: 'q', first: 1, depth: 0, source: '', body: [], hash: '', status: 'published' } as const; // prettier-ignore
    const rest = { at: 1, createdAt: 1, editedAt: null, revision: 1, reactions: {}, score: 0, replies: 0, descendants: 0, up: 0, down: 0, rating: 0, controversy: 0, featured: 0, answered: null, signs: [], stars: 0, verified: 0, images: [] }; // prettier-ignore
    await system().write('t', async ({ tx }) => {
      await tx.insert('comments', { ...row, ...rest, id: 'q', author: mira.id, answer: 0 });
      await tx.insert('comments', { ...row, ...rest, id: 'a', author: jonas.id, answer: 1, parent: 'q' });
      await tx.insert('comments', { ...row, ...rest, id: 'own', author: mira.id, answer: 1, parent: 'q' });
    });
    await world.log({ kind: 'comment.marked', subject: 'own', actor: staff.id });
    await catchUp(world.options, SITE);
    assert.deepEqual(await world.row('moments'), []);
    await world.log({ kind: 'comment.marked', subject: 'a', actor: staff.id });
    await world.log({ kind: 'comment.marked', subject: 'a', actor: staff.id });
    await catchUp(world.options, SITE);
    const moments = (await world.row('moments')).map(({ member, kind, subject }) => [member, kind, subject]);
    assert.deepEqual(moments, [[mira.id, 'answer', 'q']]);
  });

  test('B30 thanks and moments of a guest follow them when they sign in', async () => {
    const guest = await world.join('Gus', 'guest');
    await as(staff).thank({ key: key(), member: guest.id, text: 'Thank you.' });
    const member = await signIn(world.as(null), {
      issuer: 'host:acme',
      subject: 'gus',
      strength: 'host',
      name: 'Gus',
      guest: guest.id,
    });
    await catchUp(world.options, SITE);
    assert.deepEqual((await as(member).thanks({})).thanks.map(({ text }) => text), ['Thank you.']); // prettier-ignore
    assert.equal((await as(member).moment()).moment?.kind, 'thanks');
  });

  test('where there are no points, asking for them says so', async () => {
    await assert.rejects(as(mira).standing({}), { code: 'unsupported' });
    assert.deepEqual((await as(mira).ledger({})).entries, []);
  });
});
