import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { Viewer } from '../../domain/people/people.ts';
import { closeDue } from './closing.ts';
import { pollsPart } from './polls.ts';
import { createWorld, HOUR, SITE, START, type World } from '../testing/world.ts';

let world: World;
let voters: Viewer[];
beforeEach(async () => {
  world = createWorld();
  await world.configure({
    polls: [
      {
        id: 'secret',
        question: 'Honestly?',
        kind: 'single',
        options: ['a', 'b'].map((id) => ({ id, label: id })),
        results: 'always',
        min: 1,
        max: 1,
        opensAt: null,
        closesAt: START + HOUR,
        anonymous: true,
        guests: false,
      },
    ],
  });
  voters = await Promise.all(Array.from({ length: 12 }, (_, n) => world.join(`Voter ${n}`)));
});

const vote = (voter: number, choice = 'a', revision = 0) =>
  pollsPart(world.as(voters[voter]!)).vote({ poll: 'secret', choices: [choice], revision, key: world.id() });
const read = (viewer: Viewer | null) => pollsPart(world.as(viewer)).read('secret');

test('P19 stores no voter with a choice anywhere: not on the ballot, in the log nor among the answers to keyed writes', async () => {
  await vote(0, 'b');
  const everything = await world.store.read(SITE, async (tx) => ({
    ballots: await tx.range('ballots', { eq: [], limit: 100 }),
    events: await tx.range('events', { eq: [], limit: 100 }),
    polls: await tx.range('polls', { eq: [], limit: 100 }),
  }));
  assert.equal(JSON.stringify(everything).includes(voters[0]!.id), false);
  const answers = await world.store.read(SITE, (tx) => tx.range('answers', { eq: [], limit: 100 }));
  assert.deepEqual(
    answers.map(({ answer }) => answer),
    [null],
  );
  assert.deepEqual(
    (await world.events('poll.voted')).map(({ actor, data }) => [actor, data]),
    [[null, {}]],
  );
});

test('shows voters their own ballot while the poll is open', async () => {
  assert.deepEqual((await vote(0, 'b')).poll.mine, { choices: ['b'], revision: 1 });
  assert.equal((await read(voters[1]!)).poll.mine, null);
});

test('P19 moves live figures in steps of five voters, for staff too, and shows all at the close', async () => {
  const staff = await world.join('Sue', 'staff');
  const shown: number[] = [];
  for (let voter = 0; voter < 12; voter++) {
    await vote(voter);
    shown.push((await read(staff)).tally!.voters);
  }
  assert.deepEqual(shown, [0, 0, 0, 0, 5, 5, 5, 5, 5, 10, 10, 10]);
  world.now = START + HOUR;
  assert.deepEqual((await read(null)).tally?.voters, 12);
});

test('does not let one voter move the figures by changing, withdrawing and voting again', async () => {
  for (let voter = 0; voter < 5; voter++) await vote(voter);
  for (let round = 1; round <= 6; round++) {
    const view = await vote(0, round % 2 ? 'b' : 'a', round);
    assert.deepEqual(
      view.tally?.options.map(({ votes }) => votes),
      [5, 0],
    );
  }
  await pollsPart(world.as(voters[0]!)).withdraw({ poll: 'secret', revision: 7, key: world.id() });
  assert.equal((await read(null)).tally?.voters, 5);
});

test('tells the public of a step only', async () => {
  for (let voter = 0; voter < 6; voter++) await vote(voter);
  const audiences = (await world.events('poll.voted')).map(({ audience }) => audience);
  assert.deepEqual(audiences, ['staff', 'staff', 'staff', 'staff', 'public', 'staff']);
});

test('destroys the secret at the close, tells of it once, and then knows only who took part', async () => {
  await vote(0);
  assert.equal(await closeDue(world.options, SITE), START + HOUR);
  world.now = START + HOUR;
  assert.equal(await closeDue(world.options, SITE), null);
  assert.equal(await closeDue(world.options, SITE), null);
  assert.equal((await world.row('polls'))[0]!.secret, null);
  assert.equal((await world.events('poll.changed')).length, 1);
  assert.deepEqual((await read(voters[0]!)).poll.mine, { choices: [], revision: 0 });
  assert.equal((await read(voters[1]!)).poll.mine, null);
});

test('destroys the secret at the first vote that comes too late, if no reader did', async () => {
  world.now = START + HOUR;
  await assert.rejects(vote(0), { code: 'closed' });
  assert.equal((await world.row('polls'))[0]!.secret, null);
});
