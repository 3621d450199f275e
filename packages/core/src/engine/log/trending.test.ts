import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takesOff, trendingProblems } from '../../domain/trending/rules.ts';
import type { Viewer } from '../../domain/people/people.ts';
import { threadsPart } from '../threads/threads.ts';
import { catchUp } from './readers.ts';
import { createWorld, DAY, SITE, type World } from '../testing/world.ts';

const POLICY = { rate: 3, within: 7 * DAY, audience: 5_000 };
const TOPIC = 'lamp';

async function community(): Promise<{
  world: World;
  post: (by: Viewer) => Promise<string>;
  like: (by: Viewer, id: string, on?: boolean) => Promise<void>;
  fired: () => Promise<readonly unknown[]>;
}> {
  const world = createWorld();
  await world.configure({ trending: POLICY });
  return {
    world,
    post: async (by) => {
      const id = world.id();
      await threadsPart(world.as(by)).post({ id, topic: TOPIC, parent: null, body: 'Hello' });
      return id;
    },
    like: async (by, id, on = true) => {
      await threadsPart(world.as(by)).react({ key: world.id(), id, reaction: 'like', on });
    },
    fired: async () => {
      await catchUp(world.options, SITE);
      return (await world.events('thread.trending')).map(({ subject, data }) => [subject, data]);
    },
  };
}

test('L21 T104 3.14 % fires once at a 3 % threshold; 2.9 % never', async () => {
  const { world, post, like, fired } = await community();
  const author = await world.join('Ann');
  const ids: string[] = [];
  for (let count = 0; count < 7; count++) ids.push(await post(author));
  const readers: Viewer[] = [];
  for (let count = 0; count < 150; count++) readers.push(await world.join(`R${count}`));
  // Seven comments and 138 reactions: 145 of 5,000 are 2.9 %.
  for (const reader of readers.slice(0, 138)) await like(reader, ids[0]!);
  assert.deepEqual(await fired(), []);
  // Taken back and set again, nothing is more than it was.
  for (let count = 0; count < 5; count++) {
    await like(readers[0]!, ids[0]!, false);
    await like(readers[0]!, ids[0]!);
  }
  await like(author, ids[0]!);
  assert.deepEqual(await fired(), []);
  // Three at a time, in different transactions: (150 + 7) / 5,000 = 3.14 %.
  for (const reader of readers.slice(138)) await like(reader, ids[1]!);
  assert.deepEqual(await fired(), [[TOPIC, { acts: 157, audience: 5_000, rate: 3.14 }]]);
  await like(readers[0]!, ids[2]!);
  assert.equal((await fired()).length, 1);
});

test('L21 what lies further back than the days it looks at does not count', async () => {
  const { world, post, fired } = await community();
  const author = await world.join('Ann');
  for (let count = 0; count < 149; count++) await post(author);
  assert.deepEqual(await fired(), []);
  world.now += 7 * DAY;
  await post(author);
  assert.deepEqual(await fired(), []);
  const [row] = await world.row('pulses');
  assert.equal(Object.keys(row!.days).length, 1);
});

test('a share of too few members takes off nothing', async () => {
  const { world, post, fired } = await community();
  await world.configure({ trending: { rate: 3, within: 7 * DAY } });
  await post(await world.join('Ann'));
  assert.deepEqual(await fired(), []);
  assert.equal(takesOff(150, 5_000, POLICY), true);
  assert.equal(takesOff(149, 5_000, POLICY), false);
  assert.equal(takesOff(5, 0, POLICY), false);
});

test('what is wrong with the policy is named', () => {
  const fields = trendingProblems({ rate: 0, within: DAY / 2, audience: 0 }).map(({ field }) => field);
  assert.deepEqual(fields, ['rate', 'within', 'audience']);
});
