import assert from 'node:assert/strict';
import { test } from 'node:test';
import { REST, startReaders, type Timers } from './readers.ts';
import type { Store } from '../store.ts';
import { threadsPart } from '../threads/threads.ts';
import { createWorld, DAY, HOUR, SITE, START, type World } from '../testing/world.ts';

const BADGE = {
  id: 'talker',
  name: 'T',
  description: 'T',
  art: 'star',
  trigger: 'comment.posted',
  dailyCap: null,
  retired: false,
  tiers: [{ id: 'one', name: 'One', threshold: 1 }],
} as const;
const POLL = {
  id: 'lamp',
  question: '?',
  kind: 'duel',
  options: [
    { id: 'a', label: 'a' },
    { id: 'b', label: 'b' },
  ],
  results: 'always',
  min: 1,
  max: 1,
  opensAt: null,
  closesAt: START + HOUR,
  anonymous: false,
  guests: false,
} as const;

function fakeTimers(): Timers & { readonly pending: { delay: number; then: () => void }[] } {
  const pending: { delay: number; then: () => void }[] = [];
  return {
    pending,
    after: (delay, then) => {
      if (delay === REST) {
        let due = true;
        setImmediate(() => due && then());
        return () => void (due = false);
      }
      const timer = { delay, then };
      pending.push(timer);
      return () => void (pending.includes(timer) && pending.splice(pending.indexOf(timer), 1));
    },
  };
}

/** Resolves when the store's log holds such an event. */
function arrival(world: World, kind: string): Promise<void> {
  return new Promise((resolve) => {
    const look = async () => {
      if ((await world.events(kind)).length === 0) return;
      stop();
      resolve();
    };
    const stop = world.store.watch(SITE, () => void look());
    void look();
  });
}

test('grants badges as the log grows, until stopped', async () => {
  const world = createWorld();
  await world.configure({ badges: [BADGE] });
  const stop = startReaders(world.options, SITE, fakeTimers());
  await world.log({ kind: 'comment.posted', subject: 'c', actor: 'ann' });
  await arrival(world, 'badge.granted');
  stop();
  await world.log({ kind: 'comment.posted', subject: 'd', actor: 'ben' });
  assert.deepEqual(
    (await world.row('grants')).map(({ member }) => member),
    ['ann'],
  );
});

test('tells of a close when its time has come, by a timer for exactly then', async () => {
  const world = createWorld();
  const timers = fakeTimers();
  await world.configure({ polls: [POLL] });
  const stop = startReaders(world.options, SITE, timers);
  while (timers.pending.length === 0) await new Promise(setImmediate);
  assert.equal(timers.pending[0]?.delay, HOUR);
  world.now += HOUR;
  timers.pending[0]?.then();
  await arrival(world, 'poll.changed');
  stop();
});

test('tries again after a failure, waiting longer each time, and carries on where it was', async () => {
  const world = createWorld();
  const timers = fakeTimers();
  await world.configure({ badges: [BADGE] });
  await world.log({ kind: 'comment.posted', subject: 'c', actor: 'ann' });
  let failures = 3;
  const flaky: Store = {
    ...world.store,
    write: (...parameters) =>
      failures-- > 0 ? Promise.reject(new Error('The disk is full.')) : world.store.write(...parameters),
  };
  const stop = startReaders({ ...world.options, store: flaky }, SITE, timers);
  const delays: number[] = [];
  while (delays.length < 3) {
    const timer = timers.pending.shift();
    if (timer) {
      delays.push(timer.delay);
      timer.then();
    } else await new Promise(setImmediate);
  }
  await arrival(world, 'badge.granted');
  assert.deepEqual(delays, [1_000, 2_000, 4_000]);
  stop();
});

test('never overlaps itself, and reads once more for wakes that came meanwhile', async () => {
  const world = createWorld();
  await world.configure({ badges: [BADGE] });
  let [running, most] = [0, 0];
  const counted: Store = {
    ...world.store,
    write: async (...parameters) => {
      most = Math.max(most, ++running);
      return world.store.write(...parameters).finally(() => running--);
    },
  };
  const stop = startReaders({ ...world.options, store: counted }, SITE, fakeTimers());
  await Promise.all(
    Array.from({ length: 30 }, (_, n) =>
      world.log({ kind: 'comment.posted', subject: `c${n}`, actor: `m${n}` }),
    ),
  );
  while ((await world.events('badge.granted')).length < 30) await new Promise(setImmediate);
  assert.equal(most, 1);
  stop();
});

test('rests while more keeps coming, and counts for figures once a second', async () => {
  const world = createWorld();
  await world.configure({ badges: [BADGE] });
  const author = await world.join('Ann');
  const comment = async (): Promise<void> =>
    void (await threadsPart(world.as(author)).post({ id: world.id(), topic: 't', parent: null, body: 'a' }));
  const stretches = { 'reader/badges': 0, 'reader/relationship': 0 };
  const busy: Store = {
    ...world.store,
    write: async (site, lock, ...rest) => {
      const answer = await world.store.write(site, lock, ...rest);
      if (lock in stretches) stretches[lock as keyof typeof stretches]++;
      if (lock === 'reader/badges') await comment();
      return answer;
    },
  };
  const timers: { delay: number; then: () => void }[] = [];
  const after: Timers['after'] = (delay, then) => (timers.push({ delay, then }), () => {});
  /** Until it rests; what it did since the last time. */
  const rest = async () => {
    while (timers.length === 0) await new Promise(setImmediate);
    const did = [timers[0]!.delay, ...Object.values(stretches)];
    stretches['reader/badges'] = stretches['reader/relationship'] = 0;
    return did;
  };
  await comment();
  const stop = startReaders({ ...world.options, store: busy }, SITE, { after });
  assert.deepEqual(await rest(), [REST, 1, 1]);
  timers.shift()!.then();
  assert.deepEqual(await rest(), [REST, 1, 0]);
  world.now += 1_000;
  timers.shift()!.then();
  assert.deepEqual(await rest(), [REST, 1, 1]);
  stop();
});

test('forgets the answers to keyed writes after a day, by a timer, however many they are', async () => {
  const world = createWorld();
  const timers = fakeTimers();
  await world.configure();
  await world.store.write(SITE, 'test', async (tx) => {
    for (let n = 0; n < 150; n++)
      await tx.insert('answers', { member: 'ann', key: `k${n}`, hash: 'h', answer: null, at: START });
  });
  const stop = startReaders(world.options, SITE, timers);
  while (timers.pending.length === 0) await new Promise(setImmediate);
  assert.equal(timers.pending[0]?.delay, DAY);
  world.now += DAY;
  while ((await world.row('answers')).length > 0) {
    timers.pending.shift()?.then();
    await new Promise(setImmediate);
  }
  stop();
});
