import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { FRESH_DAYS } from '../../domain/badges/celebrating.ts';
import type { BadgeDefinition } from '../../domain/badges/types.ts';
import type { Viewer } from '../../domain/people/people.ts';
import { badgesPart } from './badges.ts';
import { membersPart } from '../people/members.ts';
import { catchUp } from '../log/readers.ts';
import { asSystem } from '../system.ts';
import { threadsPart } from '../threads/threads.ts';
import { createWorld, DAY, SITE, type World } from '../testing/world.ts';

const badge = (id: string, patch: Partial<BadgeDefinition> = {}): BadgeDefinition => ({
  id,
  name: `The ${id}`,
  description: '',
  art: 'star',
  trigger: 'comment.posted',
  tiers: [{ id: 'one', name: 'One', threshold: 1 }],
  dailyCap: null,
  retired: false,
  ...patch,
});
const PAGE = { title: 'The lamp', url: 'https://brand.example/lamp#top' };

let world: World;
let ann: Viewer, ben: Viewer;
beforeEach(async () => {
  world = createWorld();
  await world.configure({ badges: [badge('talker'), badge('again', { repeatable: true })] });
  [ann, ben] = [await world.join('Ann'), await world.join('Ben')];
});

const post = (who: Viewer, words = 'Words') =>
  threadsPart(world.as(who)).post({ id: world.id(), topic: 'lamp', parent: null, body: words, page: PAGE });
const read = () => catchUp(world.options, SITE);
const slotOf = async (id: string, who: Viewer | null = ann, of: Viewer = ann) =>
  (await badgesPart(world.as(who)).showcase(of.id)).slots.find((slot) => slot.badge.id === id);
const freshOf = async (who: Viewer | null = ann) => {
  const slots = (await badgesPart(world.as(who)).showcase(ann.id)).slots;
  return slots.flatMap(({ badge, grants }) => grants.flatMap(({ fresh }) => (fresh ? badge.id : [])));
};
const notices = async (who = ann) =>
  (await membersPart(world.as(who)).notices({})).notices.map(({ kind, subject, about }) => [
    kind,
    subject.title,
    about,
  ]);

test('B54 a grant names what it was earned with, as a link to its place on its page, as long as everybody may see that', async () => {
  const { id } = await post(ann);
  await read();
  for (const who of [ann, ben, null])
    assert.deepEqual((await slotOf('talker', who))?.grants[0]?.evidence, [
      { kind: 'comment', id, title: 'The lamp', url: `https://brand.example/lamp#hearth-comment-${id}` },
    ]);
  await asSystem(world.options, SITE).write('x', ({ tx }) =>
    tx.update('comments', [id], { status: 'hidden' }),
  );
  assert.deepEqual((await slotOf('talker'))?.grants[0]?.evidence, [{ kind: 'comment', id }]);
});

test('B55 what is new is fresh for its holder until it was celebrated, on any device, or a fortnight has passed', async () => {
  await post(ann);
  await read();
  assert.deepEqual(await freshOf(), ['talker', 'again']);
  assert.deepEqual(await freshOf(ben), []);
  assert.deepEqual(await freshOf(null), []);
  const celebrated = (...ids: string[]) =>
    badgesPart(world.as(ann)).celebrated({
      key: world.id(),
      grants: ids.map((id) => ({ badge: id, tier: 'one' })),
    });
  await celebrated('again', 'unknown');
  assert.deepEqual(await freshOf(), ['talker']);
  world.now += DAY;
  await post(ann, 'Other words');
  await read();
  assert.deepEqual(await freshOf(), ['talker', 'again'], 'earned again, celebrated again');
  await badgesPart(world.as(ann)).arrange({ key: world.id(), order: [], hidden: ['again'] });
  assert.deepEqual(await freshOf(), ['talker'], 'what is hidden is not');
  world.now += FRESH_DAYS * DAY;
  assert.deepEqual(await freshOf(), []);
});

test('B58 its holder is told of a badge once, and each time that it is earned again; not of one that they hide', async () => {
  await badgesPart(world.as(ann)).arrange({ key: world.id(), order: [], hidden: ['talker'] });
  await post(ann);
  await read();
  await read();
  assert.deepEqual(await notices(), [['badge', 'The again', { tier: 'one' }]]);
  assert.deepEqual(await notices(ben), []);
  world.now += DAY;
  await post(ann, 'Other words');
  await read();
  assert.deepEqual((await notices())[0], ['badge', 'The again', { tier: 'one', times: 2 }]);
});

test('B58 whoever holds new badges for what they did before is told of all at once', async () => {
  await post(ann);
  await read();
  const before = await notices();
  await world.configure({
    badges: [badge('talker'), badge('again', { repeatable: true }), badge('late'), badge('later')],
  });
  await read();
  await read();
  const after = await notices();
  assert.deepEqual(after.slice(0, after.length - before.length), [['badge.filled', '', { grants: 2 }]]);
});
