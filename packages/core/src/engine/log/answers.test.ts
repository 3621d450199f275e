import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ANSWERS_KEPT, forgetAnswers } from './answers.ts';
import { createWorld, HOUR, SITE, START, type World } from '../testing/world.ts';

const answered = (world: World, keys: readonly string[]): Promise<void> =>
  world.store.write(SITE, 'test', async (tx) => {
    for (const key of keys)
      await tx.insert('answers', { member: 'ann', key, hash: 'h', answer: null, at: world.now });
  });
const kept = async (world: World): Promise<string[]> => (await world.row('answers')).map(({ key }) => key);

test('answers to keyed writes are kept for a day, to the millisecond', async () => {
  const world = createWorld();
  await world.configure();
  await answered(world, ['a']);
  world.now += 2 * HOUR;
  await answered(world, ['b']);
  world.now = START + ANSWERS_KEPT - 1;
  await forgetAnswers(world.options, SITE);
  assert.deepEqual(await kept(world), ['a', 'b']);
  world.now += 1;
  assert.equal(await forgetAnswers(world.options, SITE), START + 2 * HOUR + ANSWERS_KEPT);
  assert.deepEqual(await kept(world), ['b']);
});

test('many are forgotten in batches, the oldest first, and the caller is told to come back at once', async () => {
  const world = createWorld();
  await world.configure();
  const names = Array.from({ length: 250 }, (_, n) => `k${String(n).padStart(3, '0')}`);
  for (const name of names) {
    world.now += 1;
    await answered(world, [name]);
  }
  world.now += ANSWERS_KEPT;
  assert.equal(await forgetAnswers(world.options, SITE), world.now);
  assert.deepEqual(await kept(world), names.slice(100));
  assert.equal(await forgetAnswers(world.options, SITE), world.now);
  assert.equal(await forgetAnswers(world.options, SITE), world.now + ANSWERS_KEPT);
  assert.deepEqual(await kept(world), []);
});

test('one that was just missed is not worth coming back for within the hour', async () => {
  const world = createWorld();
  await world.configure();
  await answered(world, ['a']);
  world.now = START + ANSWERS_KEPT - 1;
  assert.equal(await forgetAnswers(world.options, SITE), world.now + HOUR);
});

test('a write that is repeated within the day is carried out once, and is a new one afterwards', async () => {
  const world = createWorld();
  await world.configure();
  const ann = await world.join('Ann');
  let runs = 0;
  const write = (): Promise<number> => world.as(ann).keyed('lock', 'key', {}, async () => ++runs);
  assert.deepEqual([await write(), await write()], [1, 1]);
  world.now += ANSWERS_KEPT;
  await forgetAnswers(world.options, SITE);
  assert.equal(await write(), 2);
});
