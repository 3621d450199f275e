import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { Viewer } from '../../domain/people/people.ts';
import { gratitudePart } from './gratitude.ts';
import { referralsPart } from '../referrals/referrals.ts';
import { createWorld, DAY, type World } from '../testing/world.ts';

let world: World;
let mira: Viewer;
let staff: Viewer;
beforeEach(async () => {
  world = createWorld();
  await world.configure({
    programmes: [
      {
        ...{ id: 'friends', name: 'Friends', description: '', terms: '', message: '', landing: '/' },
        ...{
          reward: { type: 'experience', label: 'Supper' },
          friendReward: null,
          windowDays: 30,
          touch: 'last',
        },
      },
    ],
  });
  mira = await world.join('Mira');
  staff = await world.join('Sue', 'staff');
});

const part = (viewer: Viewer | null) => gratitudePart(world.as(viewer));
const now = async () => (await part(mira).moment()).moment;
const thank = () =>
  part(staff).thank({ member: mira.id, key: world.id(), text: 'Thank you for the evening.' });
const use = (id: string) => part(mira).useMoment({ key: world.id(), id });

test('L9 nothing is offered before a good moment, and once after it', async () => {
  assert.equal(await now(), null);
  await thank();
  const moment = await now();
  assert.equal(moment?.kind, 'thanks');
  await use(moment.id);
  assert.equal(await now(), null);
});

test('L13 with a cap of 2 in 7 days the third moment is held, not lost', async () => {
  for (let time = 0; time < 2; time++) {
    await thank();
    const moment = (await now())!;
    // From two tabs at once it is one offer.
    await Promise.allSettled([use(moment.id), use(moment.id)]);
    world.now += DAY;
  }
  await thank();
  assert.equal(await now(), null);
  world.now += 5 * DAY;
  assert.equal((await now())?.kind, 'thanks');
});

test('L13 a site may allow none at all', async () => {
  await world.configure({ offers: { cap: 0, days: 7, snoozeDays: 30 } });
  await thank();
  assert.equal(await now(), null);
});

test('R40 "not now" holds what comes in 30 days, for the member who said so', async () => {
  await thank();
  await part(mira).snooze({ key: world.id() });
  assert.equal(await now(), null);
  world.now += 29 * DAY;
  await thank();
  assert.equal(await now(), null);
  world.now += DAY;
  assert.equal((await now())?.kind, 'thanks');
  await assert.rejects(part(null).snooze({ key: world.id() }), { code: 'unauthenticated' });
});

test('R41 how many were told is added up as it was typed, for staff, beside the intents', async () => {
  const own = referralsPart(world.as(mira));
  const reached = (people: number, key = world.id()) =>
    own.reached({ key, programme: 'friends', channel: 'x', people });
  await assert.rejects(reached(200), { code: 'not-found' });
  await own.invitation({});
  await own.shared({ key: world.id(), programme: 'friends', channel: 'x' });
  const key = world.id();
  for (const each of [key, key, world.id()]) await reached(200, each);
  for (const people of [0, -1, 1.5, 10_000_001, NaN])
    await assert.rejects(reached(people), {
      code: 'invalid',
      details: { field: 'people', reason: 'format', limit: 10_000_000 },
    });
  assert.deepEqual((await referralsPart(world.as(staff)).sharing({ programme: 'friends' })).channels, [
    { channel: 'x', intents: 1, reach: 400 },
  ]);
  await assert.rejects(own.sharing({ programme: 'friends' }), { code: 'forbidden' });
});

test('R20 a friend reads in their own invitation who invited them', async () => {
  const { code } = await referralsPart(world.as(mira)).invitation({});
  const { click } = await referralsPart(world.as(null)).enter({ code });
  world.now += 1_000;
  const nora = await world.join('Nora Ek');
  assert.equal((await referralsPart(world.as(nora)).invitation({})).welcome, undefined);
  await referralsPart(world.as(nora)).claim({ key: world.id(), click });
  const { welcome } = await referralsPart(world.as(nora)).invitation({});
  assert.deepEqual([welcome?.referrer, welcome?.state, welcome?.programme.id], ['Mira', 'joined', 'friends']);
});
