import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PollDefinition, RankedCount } from '../../domain/polls/types.ts';
import { countHere, type CountRanked } from './ranked-work.ts';
import { rankedCount } from './ranked.ts';
import type { Row } from '../schema.ts';
import { createWorld, SITE } from '../testing/world.ts';

const OPTIONS = ['a', 'b', 'c'];
const DEFINITION: PollDefinition = {
  id: 'p',
  question: 'Which?',
  kind: 'ranked',
  options: OPTIONS.map((id) => ({ id, label: id })),
  results: 'always',
  min: 1,
  max: 3,
  opensAt: null,
  closesAt: null,
  anonymous: false,
  guests: false,
};

/** A poll with a ballot for `a`, whose counts take until they are let go. */
async function slowPoll() {
  const world = createWorld();
  await world.configure({ polls: [DEFINITION] });
  const cast = (voter: string, revision: number, ...choices: string[]) =>
    world.store.write(SITE, 'poll/p', async (tx) => {
      await tx.insert('ballots', { poll: 'p', voter, choices, points: null, revision: 1 });
      await tx.update('polls', ['p'], { revision });
    });
  await cast('one', 1, 'a');
  const begun: (() => void)[] = [];
  const count: CountRanked = async (work) => {
    const counted = await countHere(work);
    await new Promise<void>((resolve, reject) =>
      begun.push(() => (counted.runoff.winner === 'c' ? reject(new Error('the thread died')) : resolve())),
    );
    return counted;
  };
  const options = { ...world.options, count };
  const asked = async (): Promise<Row<'polls'>> =>
    (await world.store.read(SITE, (tx) => tx.get('polls', ['p'])))!;
  const read = async (): Promise<RankedCount> => {
    const row = await asked();
    return world.store.read(SITE, (tx) => rankedCount({ tx, now: world.now, options, site: SITE }, row));
  };
  /** Until so many counts have begun in all. */
  const under = async (way: number): Promise<void> => {
    while (begun.length < way) await new Promise((resolve) => setImmediate(resolve));
  };
  return { world, cast, begun, read, under };
}

test('P35 who asks while ballots are counted gets that count, and none is counted twice', async () => {
  const { begun, read, under } = await slowPoll();
  const reads = [read(), read(), read()];
  await under(1);
  assert.equal(begun.length, 1);
  begun[0]!();
  const counts = await Promise.all(reads);
  assert.equal(counts[0]!.runoff.winner, 'a');
  assert.equal(counts[1], counts[0]);
  assert.equal(await read(), counts[2]);
  assert.equal(begun.length, 1);
});

test('P35 who asks after a ballot came gets a count with it, though an older one is under way', async () => {
  const { cast, begun, read, under } = await slowPoll();
  const early = read();
  await under(1);
  await cast('two', 2, 'b', 'a');
  await cast('three', 3, 'b');
  const late = [read(), read()];
  begun[0]!();
  assert.equal((await early).runoff.winner, 'a');
  await under(2);
  begun[1]!();
  for (const count of await Promise.all(late)) assert.equal(count.runoff.winner, 'b');
  assert.equal(begun.length, 2);
});

test('P35 a count that failed is made again by whoever asks next', async () => {
  const { world, cast, begun, read, under } = await slowPoll();
  await cast('two', 2, 'c');
  await cast('three', 3, 'c');
  const failing = [read(), read()];
  await under(1);
  begun[0]!();
  for (const each of failing) await assert.rejects(each, /died/);
  await world.store.write(SITE, 'poll/p', (tx) => tx.delete('ballots', ['p', 'three']));
  await world.store.write(SITE, 'poll/p', (tx) => tx.update('ballots', ['p', 'two'], { choices: ['a'] }));
  const again = read();
  await under(2);
  begun[1]!();
  assert.equal((await again).runoff.winner, 'a');
});
