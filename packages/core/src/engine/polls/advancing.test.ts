import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { LOG_LIMIT } from '../../domain/polls/stages.ts';
import type { PollDefinition, PollStage } from '../../domain/polls/types.ts';
import type { Viewer } from '../../domain/people/people.ts';
import { pollsPart } from './polls.ts';
import { catchUp } from '../log/readers.ts';
import { createWorld, HOUR, SITE, START, type World } from '../testing/world.ts';

const POLL: PollDefinition = {
  id: 'lamp',
  question: 'Which lamp?',
  kind: 'single',
  options: ['a', 'b'].map((id) => ({ id, label: id })),
  results: 'always',
  min: 1,
  max: 1,
  opensAt: null,
  closesAt: START + HOUR,
  anonymous: true,
  guests: false,
};

let world: World;
let staff: Viewer;
let ann: Viewer;
const declare = (patch: Partial<PollDefinition> = {}) => world.configure({ polls: [{ ...POLL, ...patch }] });
beforeEach(async () => {
  world = createWorld();
  await declare();
  staff = await world.join('Siri', 'staff');
  ann = await world.join('Ann');
});

const take = (stage: PollStage) =>
  pollsPart(world.as(staff)).advance({ poll: 'lamp', stage, reason: 'Because', key: world.id() });
const vote = (viewer = ann) =>
  pollsPart(world.as(viewer)).vote({ poll: 'lamp', choices: ['a'], revision: 0, key: world.id() });
const state = async () => (await pollsPart(world.as(null)).read('lamp')).poll.state;
const row = async () => (await world.row('polls'))[0]!;

test('P39 a decision destroys the secret of an anonymous poll, like every close, and tells of the close once', async () => {
  await vote();
  assert.notEqual((await row()).secret, null);
  await take('decided');
  const { secret, due, closedAt } = await row();
  assert.deepEqual([secret, due, closedAt], [null, 0, START]);
  const before = (await world.events('poll.changed')).length;
  world.now += HOUR;
  await catchUp(world.options, SITE);
  assert.equal((await world.events('poll.changed')).length, before);
});

test('P39 what was decided after the close stays closed, whatever is declared later', async () => {
  const named = { id: 'named', anonymous: false };
  await declare(named);
  world.now += HOUR;
  await pollsPart(world.as(staff)).advance({
    poll: 'named',
    stage: 'declined',
    reason: 'No',
    key: world.id(),
  });
  await declare({ ...named, closesAt: START + 9 * HOUR });
  assert.equal((await pollsPart(world.as(null)).read('named')).poll.state, 'closed');
});

test('what was closed is closed for a process whose clock is behind, too', async () => {
  await take('decided');
  world.now -= 5;
  assert.equal(await state(), 'closed');
  await assert.rejects(vote(), { code: 'closed' });
});

test('P37 an idea that was declined and taken up again keeps its promises: a secret of its own, and its time', async () => {
  await declare({ stage: 'idea' });
  await take('declined');
  assert.equal((await row()).secret, null);
  await take('idea');
  const { secret, due, closesAt, closedAt } = await row();
  assert.deepEqual([typeof secret, due, closesAt, closedAt], ['string', 1, START + HOUR, null]);
  await take('open');
  assert.equal((await vote()).poll.mine?.choices[0], 'a');
});

test('P37 an idea whose time is over can’t be opened any more', async () => {
  await declare({ stage: 'idea' });
  world.now += HOUR;
  assert.equal(await state(), 'closed');
  await assert.rejects(take('open'), { code: 'closed' });
});

test('P37 whoever declares an idea as open opens it, until staff have taken it somewhere', async () => {
  await declare({ stage: 'idea' });
  assert.equal(await state(), 'upcoming');
  await declare({ stage: 'open' });
  assert.equal(await state(), 'open');
  await vote();
  await assert.rejects(declare({ stage: 'idea' }), { code: 'conflict' });
  await take('declined');
  await declare();
  assert.equal(await state(), 'closed');
});

test('L4 a goal can’t be moved once people voted towards it', async () => {
  await declare({ goal: 3 });
  await declare({ goal: 2 });
  await vote();
  await assert.rejects(declare({ goal: 1 }), { code: 'conflict' });
  await assert.rejects(declare(), { code: 'conflict' });
});

test('keeps the last twenty steps', async () => {
  await take('decided');
  for (let step = 0; step < LOG_LIMIT + 5; step++) await take('decided');
  assert.equal((await row()).outcomes.length, LOG_LIMIT);
});
