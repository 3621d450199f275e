import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import fc from 'fast-check';
import { ACTIVE_DAYS } from '../../domain/badges/rarity.ts';
import type { Viewer } from '../../domain/people/people.ts';
import { badgesPart } from './badges.ts';
import { catchUp } from '../log/readers.ts';
import { asSystem } from '../system.ts';
import { createWorld, DAY, SITE, type World } from '../testing/world.ts';

const BADGE = {
  id: 'talker',
  name: 'Talker',
  description: '',
  art: 'star',
  trigger: 'comment.posted' as const,
  tiers: [
    { id: 'one', name: 'One', threshold: 1 },
    { id: 'three', name: 'Three', threshold: 3 },
  ],
  dailyCap: null,
  retired: false,
};

let world: World;
let people: Viewer[];
beforeEach(async () => {
  world = createWorld();
  await world.configure({ badges: [BADGE] });
  people = [];
});

const joined = async (count: number) => {
  for (let n = 0; n < count; n++) {
    const viewer = await world.join(`Member ${people.length}`);
    people.push(viewer);
    await world.log({ kind: 'member.joined', subject: viewer.id, actor: viewer.id });
  }
};
const posts = async (member: Viewer, times = 1) => {
  for (let n = 0; n < times; n++)
    await world.log({ kind: 'comment.posted', subject: world.id(), actor: member.id, data: {} });
};
const rarity = async () => {
  await catchUp(world.options, SITE);
  const { slots } = await badgesPart(world.as(null)).showcase(people[0]!.id);
  return slots[0]!.rarity;
};

test('B50 rarity is the share of the members active in 90 days who hold a tier, and is not told of fewer than 50', async () => {
  await joined(49);
  await posts(people[0]!, 3);
  assert.equal(await rarity(), undefined);
  await joined(1);
  assert.deepEqual(await rarity(), { one: 1 / 50, three: 1 / 50 });
  for (const member of people.slice(1, 10)) await posts(member);
  assert.deepEqual(await rarity(), { one: 10 / 50, three: 1 / 50 });
});

test('B50 who was active 89 days ago counts, who was 90 days ago does not, nor what they hold', async () => {
  await joined(60);
  await posts(people[0]!);
  world.now += (ACTIVE_DAYS - 1) * DAY;
  assert.deepEqual(await rarity(), { one: 1 / 60, three: 0 });
  for (const member of people.slice(1)) await posts(member);
  assert.deepEqual(await rarity(), { one: 1, three: 0 });
  world.now += DAY;
  assert.deepEqual(await rarity(), { one: 1, three: 0 });
  const active = (await world.row('rarities')).find(({ badge }) => badge === '')?.members;
  assert.equal(active, 59);
  world.now += (ACTIVE_DAYS - 1) * DAY;
  assert.equal(await rarity(), undefined);
  assert.deepEqual([await world.row('rarities'), await world.row('active_days')], [[], []]);
});

test('B50 what is revoked does not count, and a guest who turns out to be a member counts once', async () => {
  await joined(60);
  await posts(people[0]!);
  await posts(people[1]!);
  assert.deepEqual(await rarity(), { one: 2 / 60, three: 0 });
  await asSystem(world.options, SITE).write('grants', async ({ tx, emit }) => {
    const [grant] = await tx.range('grants', { eq: [people[0]!.id], limit: 1 });
    const { member, badge, scope, tier } = grant!;
    await tx.update('grants', [member, badge, scope, tier], { revokedAt: world.now });
    emit({
      kind: 'badge.granted',
      subject: badge,
      actor: member,
      channel: `member/${member}`,
      audience: member,
      data: {},
    });
  });
  assert.deepEqual(await rarity(), { one: 1 / 60, three: 0 });
  const [from, into] = [people[1]!.id, people[2]!.id];
  await world.log({ kind: 'member.merged', subject: from, actor: into, data: { into } });
  assert.deepEqual(await rarity(), { one: 1 / 59, three: 0 });
});

test('B50 law: the sums are what counting everybody gives, whatever happens in which order', async () => {
  const step = fc.record({
    days: fc.integer({ min: 0, max: 60 }),
    who: fc.array(fc.nat(5), { maxLength: 4 }),
    merge: fc.option(fc.tuple(fc.nat(5), fc.nat(5)), { freq: 6 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
      world = createWorld();
      await world.configure({ badges: [BADGE] });
      people = [];
      await joined(6);
      const merged = new Set<string>();
      for (const { days, who, merge } of steps) {
        world.now += days * DAY;
        for (const index of who) if (!merged.has(people[index]!.id)) await posts(people[index]!);
        const [from, into] = (merge ?? [0, 0]).map((index) => people[index]!.id) as [string, string];
        if (from !== into && !merged.has(from) && !merged.has(into)) {
          merged.add(from);
          await world.log({ kind: 'member.merged', subject: from, actor: into, data: { into } });
        }
        await catchUp(world.options, SITE);
      }
      await catchUp(world.options, SITE);
      const today = Math.floor(world.now / DAY);
      const active = (await world.row('activity')).filter(({ day }) => day > today - ACTIVE_DAYS);
      const grants = await world.row('grants');
      const holders = (tier: string) =>
        active.filter(({ member }) => grants.some((grant) => grant.member === member && grant.tier === tier))
          .length;
      const sums = Object.fromEntries(
        (await world.row('rarities')).map(({ tier, members }) => [tier, members]),
      );
      assert.deepEqual(
        [sums[''] ?? 0, sums['one'] ?? 0, sums['three'] ?? 0],
        [active.length, holders('one'), holders('three')],
      );
    }),
    { numRuns: 60 },
  );
});
