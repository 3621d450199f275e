import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MembersPart, PollsPart } from '../../adapter/contract.ts';
import { CommunityError } from '../../adapter/errors.ts';
import type { Poll } from '../../domain/polls/types.ts';
import { answersOf } from './answers.ts';
import { SETTLE } from '../live/hub.ts';
import { pollStore } from './poll.ts';
import { createBackend } from '../testing/backend.ts';
import { openCommunity } from '../testing/open.ts';
import { createWorld } from '../testing/world.ts';

const answered: Poll = {
  id: 'p',
  question: 'How?',
  kind: 'single',
  options: ['x', 'y'].map((id) => ({ id, label: id })),
  results: 'after-vote',
  min: 1,
  max: 1,
  opensAt: null,
  closesAt: null,
  anonymous: false,
  guests: false,
  segment: { purpose: 'For tips.' },
  state: 'open',
  revision: 1,
  mine: { choices: ['x'], revision: 1, consentedAt: 1 },
  resultsVisible: true,
  can: ['change', 'withdraw'],
};

async function open(members: Partial<MembersPart>) {
  const world = createWorld();
  const backend = createBackend({ now: world.time });
  const tally = { poll: 'p', voters: 1, options: [], leaders: ['x'], final: false };
  const asked: unknown[] = [];
  const read = () => Promise.resolve({ poll: answered, tally, asOf: 'e.0' });
  const polls: PollsPart = { read, vote: (input) => (asked.push(input), read()), withdraw: read };
  const { community } = openCommunity({
    world,
    backend,
    adapter: { ...backend.adapter, polls, members: { ...backend.adapter.members!, ...members } },
  });
  const store = pollStore(community, 'p');
  store.$view.listen(() => {});
  await world.advance(SETTLE);
  return { store, answers: answersOf(community), asked };
}

test('L27 once all answers are deleted, a poll on the page shows none, and no figures that were for voters', async () => {
  const keys: string[] = [];
  const { store, answers } = await open({ wipeAnswers: async ({ key }) => void keys.push(key) });
  assert.deepEqual(store.$view.get().poll?.mine?.choices, ['x']);
  await answers.wipe();
  const { poll, tally } = store.$view.get();
  assert.deepEqual([poll?.mine, poll?.can, poll?.resultsVisible, tally], [null, ['vote'], false, null]);
  await answers.wipe();
  assert.notEqual(keys[0], keys[1]);
});

test('P54 a deletion that failed is tried again by the same key', async () => {
  const keys: string[] = [];
  const { answers, store } = await open({
    wipeAnswers: async ({ key }) => {
      keys.push(key);
      if (keys.length === 1) throw new CommunityError('unavailable', 'scripted');
    },
  });
  await assert.rejects(answers.wipe(), { code: 'unavailable' });
  assert.notEqual(store.$view.get().poll?.mine, null);
  await answers.wipe();
  assert.equal(keys[0], keys[1]);
});

test('a backend that keeps no such answers says so', async () => {
  const { answers } = await open({});
  await assert.rejects(answers.read(), { code: 'unsupported' });
});

test('P49 what the voter agreed to is sent with the answer, and with no other', async () => {
  const { store, asked } = await open({});
  await store.vote(['y'], undefined, true);
  await store.vote(['x']);
  assert.deepEqual(
    asked.map((input) => (input as { consent?: true }).consent),
    [true, undefined],
  );
});
