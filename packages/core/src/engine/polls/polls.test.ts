import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import fc from 'fast-check';
import type { PollDefinition } from '../../domain/polls/types.ts';
import type { Viewer } from '../../domain/people/people.ts';
import { hydratePoll, mergeBallots, pollsPart } from './polls.ts';
import { createWorld, HOUR, SITE, START, type World } from '../testing/world.ts';

const poll = (patch: Partial<PollDefinition> = {}): PollDefinition => ({
  id: 'lamp',
  question: 'Which lamp?',
  kind: 'single',
  options: ['a', 'b', 'c'].map((id) => ({ id, label: id })),
  results: 'always',
  min: 1,
  max: 1,
  opensAt: null,
  closesAt: START + HOUR,
  anonymous: false,
  guests: false,
  ...patch,
});

let world: World;
let ann: Viewer;
beforeEach(async () => {
  world = createWorld();
  await world.configure({ polls: [poll()] });
  ann = await world.join('Ann');
});

const polls = (viewer: Viewer | null) => pollsPart(world.as(viewer));
const vote = (viewer: Viewer | null, choices: string[], revision = 0, id = 'lamp') =>
  polls(viewer).vote({ poll: id, choices, revision, key: world.id() });
const votes = (view: { tally: { options: readonly { votes: number }[] } | null }) =>
  view.tally?.options.map((option) => option.votes);

test('casts, changes and withdraws a ballot, and counts what stands', async () => {
  const first = await vote(ann, ['b']);
  assert.deepEqual(
    [votes(first), first.poll.mine, first.poll.can],
    [[0, 1, 0], { choices: ['b'], revision: 1 }, ['change', 'withdraw']],
  );
  const second = await vote(ann, ['c'], 1);
  assert.deepEqual([votes(second), second.poll.mine?.revision], [[0, 0, 1], 2]);
  const third = await polls(ann).withdraw({ poll: 'lamp', revision: 2, key: world.id() });
  assert.deepEqual(
    [votes(third), third.tally?.voters, third.poll.mine, third.poll.can],
    [[0, 0, 0], 0, null, ['vote']],
  );
  assert.ok(second.poll.revision > first.poll.revision && third.poll.revision > second.poll.revision);
});

test('carries out a repeated vote once, and refuses its key for another', async () => {
  const request = { poll: 'lamp', choices: ['a'], revision: 0, key: world.id() };
  const first = await polls(ann).vote(request);
  assert.deepEqual(await polls(ann).vote(request), first);
  await assert.rejects(polls(ann).vote({ ...request, choices: ['b'] }), { code: 'conflict' });
  assert.equal((await world.row('ballots')).length, 1);
});

test('answers a vote that is repeated after the close as it was answered before', async () => {
  await world.configure({ polls: [poll(), poll({ id: 'secret', anonymous: true })] });
  for (const id of ['lamp', 'secret']) {
    world.now = START;
    const request = { poll: id, choices: ['a'], revision: 0, key: world.id() };
    await polls(ann).vote(request);
    world.now = START + HOUR;
    assert.equal((await polls(ann).vote(request)).poll.state, 'closed');
  }
});

test('keeps one ballot of fifty that one voter casts at once', async () => {
  const answers = await Promise.allSettled(Array.from({ length: 50 }, (_, n) => vote(ann, ['abc'[n % 3]!])));
  assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1);
  assert.ok(
    answers.every(
      (answer) => answer.status === 'fulfilled' || (answer.reason as { code: string }).code === 'conflict',
    ),
  );
  assert.equal((await world.row('ballots')).length, 1);
  assert.equal((await polls(null).read('lamp')).tally?.voters, 1);
});

test('refuses whom, when and what the poll does not take, and writes nothing', async () => {
  await world.configure({ polls: [poll(), poll({ id: 'later', opensAt: START + 1 })] });
  const guest = await world.join('Guest', 'guest');
  await assert.rejects(vote(null, ['a']), { code: 'unauthenticated' });
  await assert.rejects(vote(guest, ['a']), { code: 'forbidden' });
  await assert.rejects(vote(ann, ['a'], 0, 'none'), { code: 'not-found' });
  await assert.rejects(vote(ann, ['a'], 0, 'later'), { code: 'closed' });
  await assert.rejects(vote(ann, ['z']), (error: { code: string; details: object }) => {
    assert.deepEqual(
      [error.code, error.details],
      ['invalid', { field: 'choices.0', reason: 'unknown-option' }],
    );
    return true;
  });
  await assert.rejects(vote(ann, ['a'], 7), { code: 'conflict' });
  await assert.rejects(polls(ann).withdraw({ poll: 'lamp', revision: 0, key: world.id() }), {
    code: 'conflict',
  });
  world.now = START + HOUR;
  await assert.rejects(vote(ann, ['a']), { code: 'closed' });
  assert.deepEqual([await world.row('ballots'), await world.events('poll.voted')], [[], []]);
});

test('lets guests vote where the poll says so', async () => {
  await world.configure({ polls: [poll({ guests: true })] });
  const guest = await world.join('Guest', 'guest');
  assert.deepEqual((await vote(guest, ['a'])).poll.mine?.choices, ['a']);
});

test('is closed and final from closesAt on, though nobody writes', async () => {
  await vote(ann, ['a']);
  world.now = START + HOUR - 1;
  assert.equal((await polls(null).read('lamp')).tally?.final, false);
  world.now = START + HOUR;
  const { poll: closed, tally } = await polls(ann).read('lamp');
  assert.deepEqual(
    [closed.state, closed.can, tally?.final, closed.mine?.choices],
    ['closed', [], true, ['a']],
  );
});

test('P17 sends no count to those who may not see it', async () => {
  const policies = ['always', 'after-vote', 'after-close', 'staff'] as const;
  await world.configure({ polls: policies.map((results) => poll({ id: results, results })) });
  const [ben, staff] = [await world.join('Ben'), await world.join('Sue', 'staff')];
  const sees = async (viewer: Viewer | null) => {
    const seen: string[] = [];
    for (const id of policies) {
      const { poll, tally } = await polls(viewer).read(id);
      assert.equal(poll.resultsVisible, tally !== null);
      if (tally) seen.push(id);
    }
    return seen;
  };
  for (const id of policies) await vote(ann, ['a'], 0, id);
  assert.deepEqual(await sees(null), ['always']);
  assert.deepEqual(await sees(ben), ['always']);
  assert.deepEqual(await sees(ann), ['always', 'after-vote']);
  assert.deepEqual(await sees(staff), [...policies]);
  world.now = START + HOUR;
  assert.deepEqual(await sees(null), ['always', 'after-close']);
  assert.deepEqual(await sees(ann), ['always', 'after-vote', 'after-close']);
});

test('carries no viewer data to somebody unknown, and tells no number by its revision', async () => {
  await world.configure({ polls: [poll({ results: 'staff' })] });
  await vote(ann, ['a']);
  const { poll: seen } = await polls(null).read('lamp');
  assert.equal('mine' in seen, false);
  assert.ok(seen.revision > 1_000_000);
});

test('draws events for the public by the policy, and tells nobody of votes whose count is hidden', async () => {
  await world.configure({
    polls: [
      poll({ id: 'open' }),
      poll({ id: 'voters', results: 'after-vote' }),
      poll({ id: 'hidden', results: 'after-close' }),
    ],
  });
  for (const id of ['open', 'voters', 'hidden']) await vote(ann, ['a'], 0, id);
  const events = await world.events('poll.voted');
  assert.deepEqual(
    events.map(({ subject, audience }) => [subject, audience]),
    [
      ['open', 'public'],
      ['voters', 'public'],
      ['hidden', 'staff'],
    ],
  );
  assert.ok(events.every(({ data }) => Object.keys(data).length === 0));
  const drawn = await Promise.all(events.map((event) => hydratePoll(world.as(null), event)));
  assert.deepEqual(
    drawn.map((change) => change?.kind === 'poll' && change.tally?.voters),
    [1, undefined, undefined],
  );
});

test('law: counts are the recount of the ballots, whatever happened', async () => {
  const step = fc.record({
    voter: fc.nat(3),
    choices: fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
    withdraw: fc.boolean(),
    stale: fc.nat(9),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.boolean(), async (history, anonymous) => {
      world = createWorld();
      await world.configure({ polls: [poll({ kind: 'multiple', max: 3, anonymous })] });
      const voters = await Promise.all(['A', 'B', 'C', 'D'].map((name) => world.join(name)));
      for (const { voter, choices, withdraw, stale } of history) {
        const viewer = voters[voter]!;
        const revision = stale === 0 ? 99 : ((await polls(viewer).read('lamp')).poll.mine?.revision ?? 0);
        const key = world.id();
        await (
          withdraw
            ? polls(viewer).withdraw({ poll: 'lamp', revision, key })
            : polls(viewer).vote({ poll: 'lamp', choices, revision, key })
        ).catch((error: { code: string }) => assert.equal(error.code, 'conflict'));
      }
      const ballots = await world.row('ballots');
      const [row] = await world.row('polls');
      assert.equal(row!.voters, ballots.length);
      assert.equal((await world.row('participations')).length, ballots.length);
      for (const id of ['a', 'b', 'c'])
        assert.equal(row!.counts[id] ?? 0, ballots.filter(({ choices }) => choices.includes(id)).length);
    }),
    { numRuns: 60 },
  );
});

test("hands a guest's ballots to the member they turn out to be; of two the member's stands", async () => {
  for (const anonymous of [false, true]) {
    world = createWorld();
    await world.configure({
      polls: [poll({ id: 'one', guests: true, anonymous }), poll({ id: 'both', guests: true, anonymous })],
    });
    const [guest, member] = [await world.join('Guest', 'guest'), await world.join('Ann')];
    await vote(guest, ['a'], 0, 'one');
    await vote(guest, ['a'], 0, 'both');
    await vote(member, ['b'], 0, 'both');
    await mergeBallots({ options: world.options, site: SITE }, guest.id, member.id);
    await mergeBallots({ options: world.options, site: SITE }, guest.id, member.id);
    assert.deepEqual((await polls(member).read('one')).poll.mine?.choices, ['a']);
    assert.deepEqual((await polls(member).read('both')).poll.mine?.choices, ['b']);
    assert.deepEqual((await polls(guest).read('one')).poll.mine, null);
    const rows = await world.row('polls');
    assert.deepEqual(
      rows.map(({ id, voters, counts }) => [id, voters, counts['a'], counts['b'] ?? 0]),
      [
        ['both', 1, 0, 1],
        ['one', 1, 1, 0],
      ],
    );
  }
});

test('leaves the figures of a closed poll as they were announced', async () => {
  await world.configure({ polls: [poll({ guests: true })] });
  const guest = await world.join('Guest', 'guest');
  await vote(guest, ['a']);
  await vote(ann, ['b']);
  world.now = START + HOUR;
  await mergeBallots({ options: world.options, site: SITE }, guest.id, ann.id);
  assert.equal((await polls(null).read('lamp')).tally?.voters, 2);
});
