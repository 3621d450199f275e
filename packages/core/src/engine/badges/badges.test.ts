import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { BadgeDefinition, BadgeTrigger } from '../../domain/badges/types.ts';
import type { Viewer } from '../../domain/people/people.ts';
import { badgesPart, hydrateBadges } from './badges.ts';
import { catchUp } from '../log/readers.ts';
import { createWorld, DAY, MINUTE, SITE, START, type World } from '../testing/world.ts';

const badge = (id: string, trigger: BadgeTrigger, patch: Partial<BadgeDefinition> = {}): BadgeDefinition => ({
  id,
  name: id,
  description: id,
  art: 'star',
  trigger,
  tiers: [
    { id: 'one', name: 'One', threshold: 1 },
    { id: 'three', name: 'Three', threshold: 3 },
  ],
  dailyCap: null,
  retired: false,
  ...patch,
});
const BADGES = [
  badge('talker', 'comment.posted'),
  badge('heard', 'reply.received'),
  badge('liked', 'reaction.received', { dailyCap: 2 }),
];

let world: World;
let ann: Viewer, ben: Viewer;
beforeEach(async () => {
  world = createWorld();
  await world.configure({ badges: BADGES });
  [ann, ben] = [await world.join('Ann'), await world.join('Ben')];
});

const posted = (actor: Viewer, subject = world.id(), parentAuthor: string | null = null) =>
  world.log({ kind: 'comment.posted', subject, actor: actor.id, data: { parentAuthor } });
const read = () => catchUp(world.options, SITE);
const granted = async () =>
  (await world.row('grants')).map(({ member, badge, tier, grantedAt }) => [
    member === ann.id ? 'ann' : 'ben',
    badge,
    tier,
    grantedAt - START,
  ]);

test('grants a tier at the time of the event that reached it, however late it is read', async () => {
  for (let n = 0; n < 3; n++) {
    await posted(ann);
    world.now += MINUTE;
  }
  world.now += DAY;
  await read();
  assert.deepEqual(await granted(), [
    ['ann', 'talker', 'one', 0],
    ['ann', 'talker', 'three', 2 * MINUTE],
  ]);
});

test('counts a reply for whom it answers', async () => {
  await posted(ben, world.id(), ann.id);
  await posted(ann, world.id(), ann.id);
  await read();
  assert.deepEqual(await granted(), [
    ['ann', 'heard', 'one', 0],
    ['ann', 'talker', 'one', 0],
    ['ben', 'talker', 'one', 0],
  ]);
});

test('counts a held comment once, when it is approved, and not again when restored', async () => {
  await world.log({ kind: 'comment.held', subject: 'c', actor: ann.id });
  await read();
  assert.deepEqual(await granted(), []);
  await world.log({ kind: 'comment.approved', subject: 'c', actor: ben.id, data: { author: ann.id } });
  await world.log({ kind: 'comment.approved', subject: 'c', actor: ben.id, data: { author: ann.id } });
  await read();
  assert.deepEqual(
    (await world.row('standings')).map(({ badge, count }) => [badge, count]),
    [['talker', 1]],
  );
});

test("counts somebody's reactions to a comment once, up to the daily cap, and takes nothing back", async () => {
  const react = (comment: string, on: number) =>
    world.log({ kind: 'comment.reacted', subject: comment, actor: ben.id, data: { on, author: ann.id } });
  for (const comment of ['c1', 'c1', 'c2', 'c3', 'c4']) {
    await react(comment, 1);
    await react(comment, 0);
  }
  await read();
  world.now += DAY;
  await react('c4', 1);
  await react('c5', 1);
  await read();
  assert.deepEqual(
    (await world.row('standings')).map(({ count }) => count),
    [3],
  );
});

test('tells the member of a grant, and nobody else', async () => {
  await posted(ann);
  await read();
  const [event] = await world.events('badge.granted');
  assert.deepEqual(
    [event?.channel, event?.audience, event?.data],
    [`member/${ann.id}`, ann.id, { tier: 'one' }],
  );
  assert.deepEqual(await hydrateBadges(world.as(ann), event!), {
    kind: 'badges',
    cursor: '',
    channel: `member/${ann.id}`,
    member: ann.id,
  });
  assert.equal(await hydrateBadges(world.as(ben), event!), null);
  assert.equal(await hydrateBadges(world.as(null), event!), null);
});

test('changes nothing when the log is read again from its start, and gives the same from nothing', async () => {
  for (let n = 0; n < 4; n++) {
    await posted(ann, world.id(), ben.id);
    await world.log({
      kind: 'comment.reacted',
      subject: `c${n}`,
      actor: ann.id,
      data: { on: 1, author: ben.id },
    });
    world.now += DAY / 3;
  }
  await read();
  const state = async () => [
    await granted(),
    await world.row('standings'),
    (await world.events('badge.granted')).length,
  ];
  const before = await state();
  await world.store.write(SITE, 'test', (tx) => tx.update('readers', ['badges'], { seq: 0 }));
  await read();
  assert.deepEqual(await state(), before);

  await world.store.write(SITE, 'test', async (tx) => {
    await tx.update('readers', ['badges'], { seq: 0 });
    for (const { member, badge, scope, tier } of await tx.range('grants', { eq: [], limit: 100 }))
      await tx.delete('grants', [member, badge, scope, tier]);
    for (const { member, badge, scope } of await tx.range('standings', { eq: [], limit: 100 }))
      await tx.delete('standings', [member, badge, scope]);
    for (const { member, badge, unit, by } of await tx.range('deeds', { eq: [], limit: 100 }))
      await tx.delete('deeds', [member, badge, unit, by]);
    for (const { badge, by, member } of await tx.range('praise', { eq: [], limit: 100 }))
      await tx.delete('praise', [badge, by, member]);
  });
  await read();
  assert.deepEqual((await state()).slice(0, 2), before.slice(0, 2));
});

test("joins a guest's progress with the member's, counting what both have once", async () => {
  await world.configure({ badges: [...BADGES, badge('voter', 'poll.voted')] });
  await posted(ben);
  world.now += MINUTE;
  await posted(ann);
  await posted(ann);
  for (const voter of [ann, ben]) await world.log({ kind: 'poll.voted', subject: 'p', actor: voter.id });
  await world.log({ kind: 'member.merged', subject: ben.id, actor: ann.id, data: { into: ann.id } });
  await read();
  assert.deepEqual(
    (await world.row('standings')).map(({ member, badge, count }) => [member === ann.id, badge, count]),
    [
      [true, 'talker', 3],
      [true, 'voter', 1],
    ],
  );
  assert.deepEqual(await granted(), [
    ['ann', 'talker', 'one', 0],
    ['ann', 'talker', 'three', MINUTE],
    ['ann', 'voter', 'one', MINUTE],
  ]);
});

test('shows every badge in its order, locked ones too, with progress for oneself and staff only', async () => {
  await posted(ann);
  await read();
  const showcase = (viewer: Viewer | null, member: string) => badgesPart(world.as(viewer)).showcase(member);
  const own = await showcase(ann, 'me');
  assert.deepEqual(
    own.slots.map(({ badge, grants, progress }) => [badge.id, grants.map(({ tier }) => tier), progress]),
    [
      ['talker', ['one'], 1],
      ['heard', [], 0],
      ['liked', [], 0],
    ],
  );
  assert.equal(own.member.name, 'Ann');
  assert.ok((await showcase(ben, ann.id)).slots.every((slot) => !('progress' in slot)));
  assert.ok((await showcase(null, ann.id)).slots.every((slot) => !('progress' in slot)));
  assert.equal((await showcase(await world.join('Sue', 'staff'), ann.id)).slots[0]?.progress, 1);
  await assert.rejects(showcase(null, 'me'), { code: 'unauthenticated' });
  await assert.rejects(showcase(ann, 'nobody'), { code: 'not-found' });
});

test('shows a retired badge to those who hold it, and lets nobody earn it', async () => {
  await posted(ann);
  await read();
  await world.configure({ badges: [] });
  await posted(ben);
  await read();
  const shown = async (viewer: Viewer) =>
    (await badgesPart(world.as(viewer)).showcase('me')).slots.map(({ badge }) => badge.id);
  assert.deepEqual([await shown(ann), await shown(ben)], [['talker'], []]);
});
