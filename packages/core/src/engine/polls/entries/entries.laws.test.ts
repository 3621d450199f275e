import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toCommunityError } from '../../../adapter/errors.ts';
import { termsOf } from '../../../domain/polls/ideas/similar.ts';
import { trendingKey } from '../../../domain/polls/ideas/trending.ts';
import { ENTRY_STATUSES } from '../../../domain/polls/ideas/types.ts';
import type { PollDefinition } from '../../../domain/polls/types.ts';
import { entriesPart } from './entries.ts';
import { createWorld, type World } from '../../testing/world.ts';

const board = (max: number): PollDefinition => ({
  id: 'ideas',
  question: 'What next?',
  kind: 'ideas',
  options: [],
  results: 'always',
  min: 1,
  max,
  entries: { opensAt: null, closesAt: null, perMember: 0 },
  opensAt: null,
  closesAt: null,
  anonymous: false,
  guests: true,
});

/** Somebody does something to an idea, or to one and another. */
const step = fc.record({
  act: fc.constantFrom(
    'propose',
    'vote',
    'vote',
    'vote',
    'unvote',
    'merge',
    'hide',
    'restore',
    'settle',
    'remove',
  ),
  who: fc.nat(3),
  one: fc.nat(5),
  other: fc.nat(5),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function play(world: World, steps: readonly Step[]): Promise<void> {
  const people = [];
  for (const name of ['Ada', 'Bob', 'Cem', 'Dee']) people.push(await world.join(name));
  const staff = await world.join('Sam', 'staff');
  const ids: string[] = [];
  for (const { act, who, one, other } of steps) {
    const entries = entriesPart(world.as(people[who]!));
    const desk = entriesPart(world.as(staff));
    const [id, into] = [
      ids[one % (ids.length || 1)] ?? world.id(),
      ids[other % (ids.length || 1)] ?? world.id(),
    ];
    const key = world.id();
    const revision = async (): Promise<number> =>
      (await world.row('entries')).find((row) => row.id === id)?.revision ?? 0;
    const run = async (): Promise<unknown> => {
      switch (act) {
        case 'propose':
          ids.push(world.id());
          return entries.propose({
            id: ids.at(-1)!,
            poll: 'ideas',
            title: `Idea number ${ids.length}`,
            body: '',
          });
        case 'vote':
        case 'unvote':
          return entries.vote({ key, id, on: act === 'vote' });
        case 'merge':
          return desk.merge({ key, id, into });
        case 'hide':
        case 'restore':
          return desk.moderate({ key, id, action: act });
        case 'settle':
          return desk.settle({ key, id, status: ENTRY_STATUSES[other % ENTRY_STATUSES.length]! });
        default:
          return desk.remove({ key, id, revision: await revision() });
      }
    };
    // Much of it is refused, as it should be; what is not, is looked at below.
    await run().catch((error: unknown) => assert.notEqual(toCommunityError(error).code, 'unavailable'));
  }
}

async function hold(world: World, max: number): Promise<void> {
  const [rows, votes, terms] = [
    await world.row('entries'),
    await world.row('entry_votes'),
    await world.row('entry_terms'),
  ];
  const [poll] = await world.row('polls');
  for (const row of rows) {
    const count = votes.filter(({ entry }) => entry === row.id).length;
    assert.equal(row.votes, count, 'an idea has as many votes as there are');
    assert.ok(
      Math.abs(row.hot - trendingKey(count, row.createdAt)) < 1e-9,
      'and its place among what trends',
    );
    const own = terms.filter(({ entry }) => entry === row.id).map(({ term }) => term);
    const expected = row.state === 'published' ? termsOf(row.title) : [];
    assert.deepEqual(own.sort(), expected.sort(), 'what is published can be found, and nothing else');
    if (row.state === 'merged' || row.state === 'deleted') assert.equal(count, 0, 'a trace has no votes');
    if (row.mergedInto !== null) {
      const into = rows.find(({ id }) => id === row.mergedInto)!;
      assert.notEqual(into.state, 'merged', 'a trace leads to no trace');
    }
  }
  const voters = new Set(votes.map(({ member }) => member));
  assert.equal(poll!.voters, voters.size, 'nobody is counted twice');
  for (const status of ENTRY_STATUSES)
    assert.equal(
      poll!.board[status] ?? 0,
      rows.filter((row) => row.state === 'published' && row.status === status).length,
      `how many are ${status}`,
    );
  if (max > 0)
    for (const member of voters) {
      const standing = votes.filter(
        (vote) => vote.member === member && rows.find(({ id }) => id === vote.entry)?.state === 'published',
      );
      assert.ok(standing.length <= max, 'nobody has more votes than there are');
    }
  const took = (await world.row('participations')).map(({ member }) => member).sort();
  const there = new Set([...voters, ...rows.flatMap(({ author }) => author ?? [])]);
  assert.deepEqual(took, [...there].sort(), 'who has an idea or a vote took part, and nobody else');
}

for (const max of [0, 1, 2])
  test(`P59 whatever members and staff do, each voter counts once and every figure is what the votes say (${max || 'any number of'} votes each)`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 80 }), async (steps) => {
        const world = createWorld();
        await world.configure({ polls: [board(max)] });
        await play(world, [
          { act: 'propose', who: 0, one: 0, other: 0 },
          { act: 'propose', who: 1, one: 0, other: 0 },
          ...steps,
        ]);
        await hold(world, max);
      }),
      { numRuns: 100 },
    );
  });
