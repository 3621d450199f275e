import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BadgeDefinition } from '../../domain/badges/types.ts';
import type { Viewer } from '../../domain/people/people.ts';
import { badgesPart } from './badges.ts';
import { catchUp } from '../log/readers.ts';
import { createWorld, DAY, HOUR, MINUTE, SITE, START, type World } from '../testing/world.ts';

const badge = (patch: Partial<BadgeDefinition>): BadgeDefinition => ({
  id: 'talker',
  name: 'T',
  description: 'T',
  art: 'star',
  trigger: 'comment.posted',
  tiers: [{ id: 'two', name: 'Two', threshold: 2 }],
  dailyCap: null,
  retired: false,
  ...patch,
});

/** A site with one badge, and two members. */
async function withBadge(patch: Partial<BadgeDefinition>, people = ['Ann', 'Ben']) {
  const world = createWorld();
  await world.configure({ badges: [badge(patch)] });
  const members: Viewer[] = [];
  for (const name of people) members.push(await world.join(name));
  const [ann, ben] = members as [Viewer, Viewer];
  const read = () => catchUp(world.options, SITE);
  const comment = (kind: 'posted' | 'deleted' | 'hidden' | 'restored', subject: string, topic = 'lamp') =>
    world.log({
      kind: `comment.${kind}`,
      subject,
      actor: ann.id,
      channel: `thread/${topic}`,
      data: {
        author: ann.id,
        status: kind === 'posted' || kind === 'restored' ? 'published' : kind,
        first: 1,
      },
    });
  return { world, ann, ben, members, read, comment };
}

const praise = (world: World, by: string, author: string, subject: string, on = 1) =>
  world.log({ kind: 'comment.reacted', subject, actor: by, data: { on, author, reaction: 'like' } });
const held = async (world: World) =>
  (await world.row('grants')).map(({ tier, scope, grantedAt, revokedAt, times }) => ({
    tier,
    ...(scope && { scope }),
    at: grantedAt - START,
    ...(revokedAt !== null && { revoked: revokedAt - START }),
    ...(times > 1 && { times }),
  }));

test('B7 what is taken back revokes the badge at that time, and what is brought back gives it back as it was', async () => {
  const { world, read, comment } = await withBadge({ autoRevoke: true });
  await comment('posted', 'a');
  world.now += MINUTE;
  await comment('posted', 'b');
  await read();
  assert.deepEqual(await held(world), [{ tier: 'two', at: MINUTE }]);
  world.now += MINUTE;
  await comment('hidden', 'a');
  await read();
  assert.deepEqual(await held(world), [{ tier: 'two', at: MINUTE, revoked: 2 * MINUTE }]);
  world.now += MINUTE;
  await comment('restored', 'a');
  await read();
  assert.deepEqual(await held(world), [{ tier: 'two', at: MINUTE }]);
  await comment('deleted', 'a');
  world.now += MINUTE;
  await comment('posted', 'c');
  await read();
  // Reached again by another deed: from then on.
  assert.deepEqual(await held(world), [{ tier: 'two', at: 4 * MINUTE }]);
  assert.equal((await world.events('badge.revoked')).length, 2);
});

test('B7 without that rule nothing that is taken back takes anything away', async () => {
  const { world, read, comment } = await withBadge({});
  for (const id of ['a', 'b']) await comment('posted', id);
  await comment('deleted', 'a');
  await read();
  assert.deepEqual(await held(world), [{ tier: 'two', at: 0 }]);
  assert.equal((await world.row('standings'))[0]?.count, 2);
});

test('B7 several reactions of one person count once, as long as one of them stands', async () => {
  const { world, ann, ben, read } = await withBadge({ trigger: 'reaction.received', autoRevoke: true });
  const react = (reaction: string, on: number) =>
    world.log({
      kind: 'comment.reacted',
      subject: 'c',
      actor: ben.id,
      data: { on, author: ann.id, reaction },
    });
  const count = async () => {
    await read();
    return (await world.row('standings'))[0]?.count;
  };
  await react('like', 1);
  await react('love', 1);
  assert.equal(await count(), 1);
  await react('like', 0);
  assert.equal(await count(), 1);
  await react('love', 0);
  assert.equal(await count(), 0);
});

test('B8 two who only praise each other get no further than the first praise of each; a third one counts', async () => {
  const { world, members, read } = await withBadge({ trigger: 'reaction.received' }, ['Ann', 'Ben', 'Cy']);
  const [ann, ben, cy] = members.map(({ id }) => id) as [string, string, string];
  for (let n = 0; n < 6; n++) {
    await praise(world, ann, ben, `b${n}`);
    await praise(world, ben, ann, `a${n}`);
  }
  await read();
  const counts = async () =>
    Object.fromEntries((await world.row('standings')).map(({ member, count }) => [member, count]));
  // Until both had praised the other three times it was a talk like any other.
  assert.deepEqual(await counts(), { [ann]: 2, [ben]: 3 });
  await praise(world, cy, ann, 'a9');
  await read();
  assert.equal((await counts())[ann], 3);
});

test('B9 a badge per topic is earned in each of them apart, and shown with where that was', async () => {
  const { world, ann, read, comment } = await withBadge({ scope: 'topic' });
  await comment('posted', 'a', 'lamp');
  await comment('posted', 'b', 'chair');
  await read();
  assert.deepEqual(await held(world), []);
  world.now += HOUR;
  await comment('posted', 'c', 'chair');
  await read();
  assert.deepEqual(await held(world), [{ tier: 'two', scope: 'chair', at: HOUR }]);
  const [slot] = (await badgesPart(world.as(ann)).showcase('me')).slots;
  assert.deepEqual([slot?.progress, slot?.progressIn, slot?.grants[0]?.scope], [2, 'chair', 'chair']);
});

test('B6 counts how often a badge was earned, and tells its holder each time', async () => {
  const { world, ann, read, comment } = await withBadge({ repeatable: true });
  for (const id of ['a', 'b', 'c', 'd', 'e']) {
    await comment('posted', id);
    await read();
    world.now += MINUTE;
  }
  assert.deepEqual(await held(world), [{ tier: 'two', at: MINUTE, times: 2 }]);
  assert.equal((await world.events('badge.granted')).length, 2);
  const [slot] = (await badgesPart(world.as(ann)).showcase('me')).slots;
  assert.deepEqual(
    [slot?.progress, slot?.grants[0]?.times, slot?.grants[0]?.lastAt],
    [1, 2, START + 3 * MINUTE],
  );
});

test('B5 progress within a window falls by itself when the window has passed', async () => {
  const { world, ann, read, comment } = await withBadge({ window: { days: 30 } });
  await comment('posted', 'a');
  await read();
  const progress = async () => (await badgesPart(world.as(ann)).showcase('me')).slots[0]?.progress;
  assert.equal(await progress(), 1);
  world.now += 30 * DAY;
  assert.equal(await progress(), 0);
  await comment('posted', 'b');
  await read();
  assert.deepEqual(await held(world), []);
});

test('B10 a tier names what reached it, to everybody only where everybody may read that', async () => {
  const { world, ann, ben, read, comment } = await withBadge({});
  await comment('posted', 'a');
  await comment('posted', 'b');
  await world.configure({
    badges: [
      badge({}),
      badge({ id: 'voter', trigger: 'poll.voted', tiers: [{ id: 'one', name: 'One', threshold: 1 }] }),
    ],
  });
  await world.log({ kind: 'poll.voted', subject: 'lamp', actor: ann.id, channel: 'poll/lamp' });
  await read();
  const evidence = async (viewer: Viewer) =>
    (await badgesPart(world.as(viewer)).showcase(ann.id)).slots.map(({ grants }) => grants[0]?.evidence);
  const words = [{ kind: 'comment', id: 'b' }];
  assert.deepEqual(await evidence(ann), [words, [{ kind: 'poll', id: 'lamp' }]]);
  assert.deepEqual(await evidence(ben), [words, undefined]);
});

test('B16 purchases that the host tells of count at their own time, and a refund takes its purchase back', async () => {
  const { world, ann, read } = await withBadge({
    trigger: 'host',
    where: { event: 'purchase' },
    autoRevoke: true,
  });
  const host = (
    kind: 'host.purchase' | 'host.refund',
    subject: string,
    at: number,
    refers: string | null = null,
  ) => world.log({ kind, subject, actor: ann.id, at: START + at, data: { refers } });
  await host('host.purchase', 'late', 5 * HOUR);
  await host('host.purchase', 'early', HOUR);
  await host('host.purchase', 'early', HOUR);
  await read();
  assert.deepEqual(await held(world), [{ tier: 'two', at: 5 * HOUR }]);
  await host('host.refund', 'r', 6 * HOUR, 'early');
  await read();
  assert.deepEqual(await held(world), [{ tier: 'two', at: 5 * HOUR, revoked: 6 * HOUR }]);
});

test('B17 a guest who signs in takes along what they earned and praised; what both did counts once, and what one did for the other not at all', async () => {
  const { world, members, read } = await withBadge({ trigger: 'reaction.received', autoRevoke: true }, [
    'Ann',
    'Guest',
    'Cy',
  ]);
  const [ann, guest, cy] = members.map(({ id }) => id) as [string, string, string];
  await praise(world, guest, cy, 'c1');
  await praise(world, ann, cy, 'c1');
  await praise(world, guest, ann, 'a1');
  await praise(world, cy, guest, 'g1');
  await praise(world, cy, ann, 'a2');
  await read();
  await world.log({ kind: 'member.merged', subject: guest, actor: ann, data: { into: ann } });
  await read();
  const counts = (await world.row('standings')).map(({ member, count }) => [member, count]);
  assert.deepEqual(
    new Map(counts as [string, number][]),
    new Map([
      [cy, 1],
      [ann, 2],
    ]),
  );
  assert.deepEqual(
    (await world.row('praise')).map(({ by, member, count }) => [by, member, count]),
    [
      [ann, '', 2],
      [ann, cy, 2],
      [cy, '', 2],
      [cy, ann, 2],
    ],
  );
  // It goes on as one person's.
  await praise(world, ann, cy, 'c1', 0);
  await read();
  assert.equal((await world.row('standings')).find(({ member }) => member === cy)?.count, 0);
});
