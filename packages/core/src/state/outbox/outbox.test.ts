import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CommunityError } from '../../adapter/errors.ts';
import type { Viewer } from '../../domain/people/people.ts';
import { ada, bob, guest } from '../testing/backend.ts';
import { answer, open, post, server } from '../testing/outbox.ts';
import { createWorld, settle } from '../testing/world.ts';

test('sends at once, and forgets what has arrived', async () => {
  const world = createWorld();
  const backend = server();
  const outbox = open(world, backend);
  const adding = outbox.add(post('a'));
  assert.deepEqual(outbox.states(), [['a', 'sending']]);
  await adding;
  assert.deepEqual(
    [outbox.states(), outbox.arrived, backend.taken, world.stored.size],
    [[], ['a'], ['a'], 0],
  );
});

test('T30 waits without a network, in order, and sends when it is back', async () => {
  const world = createWorld();
  const backend = server();
  backend.script.push('offline', 'offline');
  const outbox = open(world, backend);
  outbox.tab.online = false;
  await outbox.add(post('a'));
  await outbox.add(post('b', 'a'));
  assert.deepEqual(outbox.states(), [
    ['a', 'waiting'],
    ['b', 'waiting'],
  ]);
  assert.equal(world.timers.size, 0, 'offline: nothing is tried by the clock');
  outbox.tab.online = true;
  outbox.tab.fire('online');
  await settle();
  assert.deepEqual(backend.taken, ['a', 'b']);
  assert.deepEqual(outbox.states(), []);
});

test('T32 what slow mode refuses stays with its words, and lets words for other threads pass', async () => {
  const world = createWorld();
  const backend = server();
  const send = backend.send.bind(backend);
  backend.send = async (input, viewer) => {
    const details = { reason: 'slow-mode', retryAfter: 86_400 };
    if (input.topic === 'slow') throw new CommunityError('rate-limited', 'slow', details);
    return send(input, viewer);
  };
  const outbox = open(world, backend);
  await outbox.add({ ...post('a'), topic: 'slow' });
  await outbox.add(post('b'));
  assert.deepEqual([outbox.states(), backend.taken], [[['a', 'failed']], ['b']]);
  assert.equal(outbox.$items.value[0]?.body, 'words of a');
  assert.equal(outbox.$items.value[0]?.error?.details.retryAfter, 86_400);
});

test('backs off while the backend is unavailable, and waits as long as it asks for', async () => {
  const world = createWorld();
  const backend = server();
  backend.script.push('unavailable', 'unavailable', 'rate-limited');
  const outbox = open(world, backend);
  await outbox.add(post('a'));
  const tries = () => backend.seen.length;
  await world.advance(749);
  assert.equal(tries(), 1);
  await world.advance(1);
  assert.equal(tries(), 2);
  await world.advance(1500);
  assert.equal(tries(), 3);
  await world.advance(6999);
  assert.equal(tries(), 3);
  await world.advance(1);
  assert.deepEqual([tries(), backend.taken, outbox.states()], [4, ['a'], []]);
  assert.equal(world.timers.size, 0);
});

test('a refusal stays with its words and lets the others pass; it can be sent again or dropped', async () => {
  const world = createWorld();
  const backend = server();
  backend.script.push('forbidden', undefined, 'invalid');
  const outbox = open(world, backend);
  await outbox.add(post('a'));
  await outbox.add(post('b'));
  await outbox.add(post('c'));
  assert.deepEqual(outbox.states(), [
    ['a', 'failed'],
    ['c', 'failed'],
  ]);
  assert.equal(outbox.$items.value[0]?.error?.code, 'forbidden');
  await outbox.retry('a');
  outbox.discard('c');
  assert.deepEqual([outbox.states(), backend.taken, world.stored.size], [[], ['b', 'a'], 0]);
});

test('survives a reload: what waited is sent, what was refused is not', async () => {
  const world = createWorld();
  const backend = server();
  backend.script.push('forbidden', 'offline');
  const before = open(world, backend);
  await before.add(post('a'));
  await before.add(post('b'));
  before.close();
  const after = open(world, backend);
  assert.deepEqual(after.states(), [
    ['a', 'failed'],
    ['b', 'waiting'],
  ]);
  after.wake();
  await settle();
  assert.deepEqual([after.states(), backend.taken], [[['a', 'failed']], ['b']]);
});

test('sends nothing as somebody else', async () => {
  const world = createWorld();
  const backend = server();
  backend.script.push('offline');
  const who: { viewer: Viewer | null | undefined } = { viewer: ada };
  const outbox = open(world, backend, who);
  await outbox.add(post('a'));
  for (const other of [bob, guest, null]) {
    who.viewer = other;
    outbox.wake();
    await world.advance(120_000);
    assert.deepEqual(outbox.states(), [], `${other?.id} does not even see it`);
  }
  assert.deepEqual(backend.taken, []);
  who.viewer = ada;
  outbox.wake();
  await settle();
  assert.deepEqual(backend.taken, ['a']);
});

test("sends one's own words past those of somebody else", async () => {
  const world = createWorld();
  const backend = server();
  backend.script.push('offline');
  const who: { viewer: Viewer | null | undefined } = { viewer: ada };
  const outbox = open(world, backend, who);
  await outbox.add(post('a'));
  who.viewer = bob;
  await outbox.add(post('b'));
  assert.deepEqual([backend.taken, outbox.states()], [['b'], []]);
});

test("shows a guest's unsent words to who signs in, and sends them only when asked", async () => {
  const world = createWorld();
  const backend = server();
  backend.script.push('offline');
  const who: { viewer: Viewer | null | undefined } = { viewer: guest };
  const outbox = open(world, backend, who);
  await outbox.add(post('a'));
  who.viewer = ada;
  outbox.wake();
  await world.advance(120_000);
  assert.deepEqual([outbox.states(), backend.taken], [[['a', 'failed']], []]);
  assert.equal(outbox.$items.value[0]?.error?.code, 'unauthenticated');
  await outbox.retry('a');
  assert.deepEqual(backend.taken, ['a']);
});

test('words written before it is known who is looking are sent once it is; without anybody they stay', async () => {
  const world = createWorld();
  const backend = server();
  const who: { viewer: Viewer | null | undefined } = { viewer: undefined };
  const outbox = open(world, backend, who);
  await outbox.add(post('a'));
  assert.deepEqual(outbox.states(), [['a', 'waiting']]);
  who.viewer = ada;
  outbox.wake();
  await settle();
  assert.deepEqual(backend.taken, ['a']);

  who.viewer = null;
  await outbox.add(post('b'));
  assert.deepEqual(outbox.states(), [['b', 'failed']]);
  assert.equal(outbox.$items.value[0]?.error?.code, 'unauthenticated');
  who.viewer = guest;
  await outbox.retry('b');
  assert.deepEqual(backend.taken, ['a', 'b']);
});

test('full storage loses no words', async () => {
  const world = createWorld();
  const backend = server();
  backend.script.push('offline', 'forbidden', 'forbidden');
  const outbox = open(world, backend);
  await outbox.add(post('a'));
  world.full = true;
  await outbox.add(post('b'));
  assert.deepEqual(outbox.states(), [
    ['a', 'failed'],
    ['b', 'failed'],
  ]);
  await world.advance(120_000);
  assert.equal(backend.seen.length, 3, 'what was refused is not tried again, whatever storage says');
  await outbox.retry('a');
  await outbox.retry('b');
  assert.deepEqual([backend.taken, outbox.states()], [['a', 'b'], []]);
});

test('what was sent is not sent again when storage refuses to forget it', async () => {
  const world = createWorld();
  const backend = server();
  backend.script.push('offline', 'offline');
  const outbox = open(world, backend);
  await outbox.add(post('a'));
  await outbox.add(post('b'));
  world.full = true;
  await world.advance(600_000);
  assert.deepEqual([backend.taken, outbox.states()], [['a', 'b'], []]);
  assert.equal(
    backend.seen.filter(({ id }) => id === 'a').length,
    3,
    'two failed tries and the one that went well',
  );
});

test('damaged storage reads as empty', () => {
  for (const value of ['{', '[1]', '{"a":1}', '[null]']) {
    const world = createWorld();
    world.stored.set('hearth/s/outbox', value);
    assert.deepEqual(open(world, server()).states(), []);
  }
});

test('a reply that waits is sent to the id that the backend gave its parent', async () => {
  const world = createWorld();
  const backend = server();
  const outbox = open(world, {
    ...backend,
    send: async (input, viewer) => (backend.seen.push(input), answer(input, viewer, `server-${input.id}`)),
  });
  await Promise.all([outbox.add(post('a')), outbox.add(post('b', 'a'))]);
  assert.deepEqual(
    backend.seen.map(({ id, parent }) => [id, parent]),
    [
      ['a', null],
      ['b', 'server-a'],
    ],
  );
});

test('of several tabs one sends at a time, and the others learn of it', async () => {
  const world = createWorld();
  const backend = server();
  backend.script.push('offline');
  const [one, two] = [open(world, backend), open(world, backend)];
  await one.add(post('a'));
  await settle();
  two.wake();
  one.wake();
  await settle();
  assert.deepEqual(
    backend.seen.map(({ id }) => id),
    ['a', 'a'],
    'the failed try and one more',
  );
  assert.deepEqual([one.states(), two.states()], [[], []]);
  assert.deepEqual(
    [...one.arrived, ...two.arrived].filter((id) => id === 'a').length,
    2,
    'both know of the comment',
  );
  assert.equal(world.heldLocks(), 0);
});

test('sends without locks and without a channel', async () => {
  const world = createWorld();
  world.locks = false;
  world.channels = false;
  const backend = server();
  await open(world, backend).add(post('a'));
  assert.deepEqual(backend.taken, ['a']);
});

test('is silent after closing', async () => {
  const world = createWorld();
  const backend = server();
  backend.script.push('unavailable');
  const outbox = open(world, backend);
  await outbox.add(post('a'));
  outbox.close();
  outbox.wake();
  await world.advance(120_000);
  assert.deepEqual(
    [backend.taken, world.timers.size, outbox.tab.listeners(), world.openChannels()],
    [[], 0, 0, 0],
  );
});

test('T30 whatever fails, reloads or is lost: each item arrives exactly once and in order', async () => {
  const action = fc.oneof(
    { weight: 4, arbitrary: fc.constant({ do: 'add' as const }) },
    { weight: 2, arbitrary: fc.constant({ do: 'reload' as const }) },
    { weight: 2, arbitrary: fc.nat(5000).map((ms) => ({ do: 'wait' as const, ms })) },
    { weight: 1, arbitrary: fc.constant({ do: 'online' as const }) },
    { weight: 1, arbitrary: fc.constant({ do: 'full' as const }) },
  );
  const trouble = fc.constantFrom(
    undefined,
    undefined,
    'offline' as const,
    'unavailable' as const,
    'lost' as const,
    'rate-limited' as const,
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(action, { maxLength: 25 }),
      fc.array(trouble, { maxLength: 40 }),
      async (actions, script) => {
        const world = createWorld();
        const backend = server();
        backend.script.push(...script);
        let outbox = open(world, backend);
        const added: string[] = [];
        for (const step of actions) {
          if (step.do === 'add') {
            const id = `p${added.length}`;
            added.push(id);
            await outbox.add(post(id));
          } else if (step.do === 'wait') await world.advance(step.ms);
          else if (step.do === 'online') outbox.tab.fire('online');
          else if (step.do === 'full') world.full = !world.full;
          else if (!world.full) {
            outbox.tab.fire('pagehide');
            outbox.close();
            outbox = open(world, backend);
            outbox.wake();
          }
        }
        backend.script.length = 0;
        outbox.wake();
        await world.advance(600_000);
        assert.deepEqual(backend.taken, added);
        assert.deepEqual(outbox.states(), []);
      },
    ),
    { numRuns: 200 },
  );
});
