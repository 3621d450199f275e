import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PollsPart } from '../../adapter/contract.ts';
import { CommunityError } from '../../adapter/errors.ts';
import type { Poll, Tally } from '../../domain/polls/types.ts';
import { SETTLE } from '../live/hub.ts';
import { pollStore } from './poll.ts';
import { mergePolls } from './poll-living.ts';
import { bob, createBackend } from '../testing/backend.ts';
import { openCommunity, settle } from '../testing/open.ts';
import { createWorld, type World } from '../testing/world.ts';

const tallyOf = (votes: number): Tally => ({
  poll: 'p',
  voters: votes,
  options: [{ id: 'x', votes, percent: 100 }],
  leaders: ['x'],
  final: false,
});

async function open(
  patch: Partial<Poll> = {},
  world: World = createWorld(),
  backend = createBackend({ now: world.time }),
) {
  const state = {
    votes: 4,
    poll: {
      id: 'p',
      question: 'Which?',
      kind: 'single',
      options: [
        { id: 'x', label: 'X' },
        { id: 'y', label: 'Y' },
      ],
      results: 'always',
      min: 1,
      max: 1,
      opensAt: null,
      closesAt: null,
      anonymous: false,
      guests: false,
      state: 'open',
      revision: 1,
      mine: null,
      resultsVisible: true,
      can: ['vote'],
      ...patch,
    } as Poll,
  };
  const calls: { name: string; input: unknown }[] = [];
  let next: CommunityError | null = null;
  let lost = false;
  const view = () => ({
    poll: state.poll,
    tally: state.poll.resultsVisible ? tallyOf(state.votes) : null,
    asOf: `e.${backend.log.length}`,
  });
  const answer = (name: string, input: unknown, change: () => void) => {
    calls.push({ name, input });
    const error = next;
    next = null;
    if (error && !lost) return Promise.reject(error);
    change();
    lost = false;
    return error ? Promise.reject(error) : Promise.resolve(view());
  };
  const polls: PollsPart = {
    read: () => answer('read', null, () => {}),
    vote: (input) =>
      answer('vote', input, () => {
        state.votes += state.poll.mine ? 0 : 1;
        state.poll = {
          ...state.poll,
          revision: state.poll.revision + 1,
          mine: {
            choices: input.choices,
            ...(input.points && { points: input.points }),
            revision: input.revision + 1,
          },
        };
      }),
    withdraw: (input) =>
      answer(
        'withdraw',
        input,
        () => (
          (state.votes -= 1),
          (state.poll = { ...state.poll, revision: state.poll.revision + 1, mine: null })
        ),
      ),
  };
  const opened = openCommunity({ world, backend, adapter: { ...backend.adapter, polls } });
  const store = pollStore(opened.community, 'p');
  const stop = store.$view.listen(() => {});
  await world.advance(SETTLE);
  return {
    ...opened,
    store,
    stop,
    state,
    calls,
    names: (name: string) => calls.filter((call) => call.name === name),
    fail: (code: 'closed' | 'conflict' | 'offline', gone = false) => (
      (next = new CommunityError(code, 'scripted')),
      (lost = gone)
    ),
    view: () => store.$view.get(),
  };
}

test('a vote is shown at once, and settles with the answer', async () => {
  const { store, view, calls } = await open();
  const voting = store.vote(['x']);
  await Promise.resolve();
  assert.deepEqual([view().busy, view().poll?.mine?.choices], [true, ['x']]);
  assert.equal(await voting, true);
  await settle();
  assert.deepEqual(
    [view().busy, view().poll?.mine, view().tally?.voters, view().chosen],
    [false, { choices: ['x'], revision: 1 }, 5, []],
  );
  assert.deepEqual(calls.at(-1)?.input, { poll: 'p', choices: ['x'], revision: 0, key: 'new-1' });
  assert.equal(await store.vote(['y']), true);
  assert.equal(await store.withdraw(), true);
  await settle();
  assert.deepEqual([view().poll?.mine, view().tally?.voters], [null, 4]);
});

test('a refused vote is undone and keeps what was chosen; the next action clears the failure', async () => {
  const { store, view, fail } = await open();
  store.choose(['y']);
  fail('offline');
  assert.equal(await store.vote(), false);
  await settle();
  assert.deepEqual(
    [view().poll?.mine, view().chosen, view().failure?.code, view().busy],
    [null, ['y'], 'offline', false],
  );
  assert.equal(await store.vote(), true);
  assert.equal(view().failure, null);
});

test('the same vote again keeps its key, so that a lost answer does not count twice; another vote gets its own', async () => {
  const { store, fail, names } = await open();
  fail('offline');
  await store.vote(['x']);
  fail('offline');
  await store.vote(['x']);
  await store.vote(['y']);
  const keys = names('vote').map(({ input }) => (input as { key: string }).key);
  assert.equal(keys[0], keys[1]);
  assert.notEqual(keys[1], keys[2]);
});

test('a tap while a vote is under way sends nothing', async () => {
  const { store, names } = await open();
  const [first, second] = await Promise.all([store.vote(['x']), store.vote(['y'])]);
  assert.deepEqual([first, second, names('vote').length], [true, false, 1]);
});

test('P13 what is chosen survives a reload', async () => {
  const { store, community, world } = await open();
  store.choose(['y']);
  community.destroy();
  const again = await open({}, world);
  assert.deepEqual(again.view().chosen, ['y']);
});

const SCORE = { kind: 'score', max: 5 } as const;

test('P13 points are drafted, survive a reload, are sent without choices, and are gone once counted', async () => {
  const { store, community, world } = await open(SCORE);
  store.give({ x: 3, y: 0 });
  community.destroy();
  const again = await open(SCORE, world);
  assert.deepEqual([again.view().given, again.view().chosen], [{ x: 3, y: 0 }, []]);
  const voting = again.store.vote();
  await Promise.resolve();
  assert.deepEqual(again.view().poll?.mine, { choices: [], points: { x: 3, y: 0 }, revision: 1 });
  assert.equal(await voting, true);
  const input = { poll: 'p', choices: [], points: { x: 3, y: 0 }, revision: 0 };
  const { key: _, ...sent } = again.calls.at(-1)?.input as { key: string };
  assert.deepEqual(sent, input);
  assert.deepEqual(again.view().given, {});
});

test('P14 a change that was begun survives a reload beside the ballot that was cast, and so does one of points', async () => {
  for (const [kind, mine, draft] of [
    ['single', { choices: ['x'], revision: 2 }, { chosen: ['y'], given: {} }],
    ['ranked', { choices: ['x', 'y'], revision: 2 }, { chosen: ['y', 'x'], given: {} }],
    ['score', { choices: [], points: { x: 4 }, revision: 2 }, { chosen: [], given: { x: 0, y: 5 } }],
  ] as const) {
    const first = await open({ kind, max: 5, mine });
    if (draft.chosen.length) first.store.choose(draft.chosen);
    else first.store.give(draft.given);
    first.community.destroy();
    const { view } = await open({ kind, max: 5, mine }, first.world);
    assert.deepEqual([view().poll?.mine, view().chosen, view().given], [mine, draft.chosen, draft.given]);
  }
});

test('refused points are kept, and other points are another attempt', async () => {
  const { store, view, fail, names } = await open(SCORE);
  fail('offline');
  assert.equal(await store.vote([], { x: 5 }), false);
  assert.deepEqual([view().given, view().poll?.mine], [{ x: 5 }, null]);
  fail('offline');
  await store.vote();
  await store.vote([], { x: 4 });
  const [first, second, third] = names('vote').map(({ input }) => (input as { key: string }).key);
  assert.equal(first, second);
  assert.notEqual(second, third);
});

test('a draft that somebody else wrote into storage gives whole numbers or nothing', async () => {
  const { store, community, world } = await open(SCORE);
  store.give({ x: 2, y: 1.5, z: 'many' as never });
  community.destroy();
  assert.deepEqual((await open(SCORE, world)).view().given, { x: 2 });
});

test("closes by the backend's clock, whatever the device's, and reads the final counts", async () => {
  const world = createWorld();
  const backend = createBackend({ now: world.time });
  backend.ahead = 60_000;
  const closesAt = world.time() + 60_000 + 5_000;
  const { view, state, names } = await open({ closesAt }, world, backend);
  await world.advance(5_000 - SETTLE - 1);
  assert.equal(view().poll?.state, 'open');
  state.poll = { ...state.poll, state: 'closed', can: [] };
  await world.advance(1);
  assert.deepEqual([view().poll?.state, view().poll?.can, names('read').length], ['closed', [], 2]);
  await world.advance(3600_000);
  assert.equal(names('read').length, 2);
});

test('waits for a moment that is further away than timers reach', async () => {
  const world = createWorld();
  const far = world.time() + 2 ** 31 + 10_000;
  const {
    world: { timers },
    view,
  } = await open({ closesAt: far }, world);
  assert.equal(view().poll?.state, 'open');
  assert.equal(timers.size, 1);
});

test('P25 live counts appear, older news does not', async () => {
  const { backend, view, state } = await open();
  backend.tell({ kind: 'poll', channel: 'poll/p', poll: { ...state.poll, revision: 3 }, tally: tallyOf(9) });
  backend.tell({ kind: 'poll', channel: 'poll/p', poll: { ...state.poll, revision: 2 }, tally: tallyOf(8) });
  await settle();
  assert.equal(view().tally?.voters, 9);
});

test('P31 reads the end of a poll that everybody hears of without what a voter may see', async () => {
  const { backend, state, names } = await open({
    results: 'after-vote',
    resultsVisible: true,
    mine: { choices: ['a'], revision: 1 },
  });
  const before = names('read').length;
  const { mine: _, ...news } = { ...state.poll, revision: 3, state: 'closed' as const };
  backend.tell({ kind: 'poll', channel: 'poll/p', poll: { ...news, resultsVisible: false }, tally: null });
  await settle();
  assert.equal(names('read').length, before + 1);
});

test('news without viewer data leaves the own ballot and what it lets one see', () => {
  const poll = {
    id: 'p',
    revision: 1,
    state: 'open',
    mine: { choices: ['x'], revision: 1 },
    can: ['change'],
    resultsVisible: true,
  } as unknown as Poll;
  const { mine: _, ...anonymous } = { ...poll, revision: 2, resultsVisible: false, can: [] };
  const merged = mergePolls({ poll, tally: tallyOf(3) }, { poll: anonymous, tally: null });
  assert.deepEqual(
    [
      merged.poll.mine?.choices,
      merged.poll.can,
      merged.poll.resultsVisible,
      merged.tally?.voters,
      merged.poll.revision,
    ],
    [['x'], ['change'], true, 3, 2],
  );
});

test('who signs out takes ballot and hidden counts along', async () => {
  const { backend, community, view, state } = await open({
    results: 'after-vote',
    mine: { choices: ['x'], revision: 1 },
  });
  assert.equal(view().tally?.voters, 4);
  backend.viewer = null;
  state.poll = { ...state.poll, mine: null, resultsVisible: false };
  const release = backend.hold('read');
  await community.reconnect();
  await settle();
  release();
  assert.deepEqual([view().poll?.mine ?? null, view().tally], [null, null]);
});

test('leaves no timer when nobody looks any more', async () => {
  const { world, stop, community } = await open({ closesAt: Date.UTC(2027, 0, 1) });
  stop();
  await world.advance(1000);
  await settle();
  assert.equal(world.timers.size, 0);
  community.destroy();
});

test('P26 shuffled options stay in the order in which they were first shown, whoever turns out to be looking', async () => {
  const option = (id: string) => ({ id, label: id });
  const { view, state, community, backend } = await open({
    shuffle: true,
    options: ['x', 'y', 'z'].map(option),
  });
  const shown = (): string =>
    view()
      .poll!.options.map(({ id }) => id)
      .join('');
  const tell = (ids: string, patch: Partial<Poll> = {}): void => {
    const { mine: _, ...everybodys } = state.poll;
    const poll = {
      ...everybodys,
      revision: state.poll.revision + 1,
      options: [...ids].map(option),
      ...patch,
    };
    state.poll = { ...state.poll, revision: poll.revision, options: poll.options };
    backend.tell({ kind: 'poll', channel: 'poll/p', poll, tally: null });
  };
  assert.equal(shown(), 'xyz');
  tell('zxy');
  await settle();
  assert.equal(shown(), 'xyz');
  tell('wzxy');
  await settle();
  assert.equal(shown(), 'xyzw', 'what is new comes last');
  backend.viewer = bob;
  await community.reconnect();
  await settle();
  assert.equal(shown(), 'xyzw');
});

test('P26 options that are not shuffled follow what the backend says', async () => {
  const { view, state, backend } = await open();
  const options = [...state.poll.options].reverse();
  backend.tell({
    kind: 'poll',
    channel: 'poll/p',
    poll: { ...state.poll, revision: 2, options },
    tally: null,
  });
  await settle();
  assert.deepEqual(view().poll?.options, options);
});
