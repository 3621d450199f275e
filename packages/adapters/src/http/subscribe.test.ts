import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { CommunityError, sleep, type Change, type Subscription } from '@hearth/core/adapter';
import { createWorld, pathsOf, settle, type World } from './testing/world.ts';

const SPEC = { 'Hearth-Spec': '1.0' };

const change = (seq: number): Change => ({
  kind: 'erased',
  member: `Zoë ${seq} 👋`,
  cursor: `e.${seq}`,
  channel: 'thread/a,b',
});

const open: (() => void)[] = [];
afterEach(() => open.splice(0).forEach((stop) => stop()));

function listen(world: World, since = 'e.1') {
  const told: string[] = [];
  const changes: Change[] = [];
  const stop = world.adapter.subscribe({
    since,
    channels: ['thread/a,b', 'poll/p'],
    onChange: (one) => (changes.push(one), told.push(one.cursor)),
    onResync: (asOf) => told.push(`resync ${asOf}`),
    onState: (state, error) => told.push(error ? `${state} ${error.code}` : state),
  });
  open.push(stop);
  return { told, changes, stop };
}

const last = (world: World): Subscription => world.subscriptions.at(-1)!;

describe('a subscription', () => {
  test('tells of changes in order, without a header that would cost a preflight', async () => {
    const world = createWorld();
    const { told, changes } = listen(world);
    await settle();
    last(world).onChange(change(2));
    last(world).onChange(change(3));
    await settle();
    assert.deepEqual(told, ['live', 'e.2', 'e.3']);
    assert.deepEqual(changes, [change(2), change(3)]);
    assert.deepEqual(pathsOf(world), ['GET /stream?since=e.1&channels=thread%2Fa%2Cb&channels=poll%2Fp']);
    assert.deepEqual([...world.requests[0]!.headers.keys()], []);
  });

  test('reads a stream that is cut at every byte, in the middle of characters too', async () => {
    const world = createWorld();
    world.cut = (bytes) => Array.from(bytes, (byte) => new Uint8Array([byte]));
    const { changes } = listen(world);
    await settle();
    last(world).onChange(change(2));
    last(world).onChange(change(3));
    for (let turn = 0; turn < 50; turn++) await settle();
    assert.deepEqual(changes, [change(2), change(3)]);
  });

  test('goes on from its last cursor when the line breaks, and tells nothing twice', async () => {
    const world = createWorld();
    const { told } = listen(world);
    await settle();
    last(world).onChange(change(2));
    await settle();
    world.handler.closeStreams();
    await settle();
    assert.match(pathsOf(world)[1]!, /since=e\.2&/);
    last(world).onChange(change(2)); // a server that tells once too often
    last(world).onChange(change(3));
    await settle();
    assert.deepEqual(told, ['live', 'e.2', 'waiting', 'live', 'e.3']);
    assert.deepEqual(world.waits, [250]);
  });

  test('passes a resync on, and goes on from there', async () => {
    const world = createWorld();
    const { told } = listen(world);
    await settle();
    last(world).onResync('f.9');
    await settle();
    world.handler.closeStreams();
    await settle();
    assert.match(pathsOf(world)[1]!, /since=f\.9&/);
    assert.deepEqual(told.slice(0, 2), ['live', 'resync f.9']);
  });

  test('waits longer each time that nothing comes of it, and not when it does', async () => {
    const world = createWorld();
    let failures = 4;
    world.meddle = () => {
      if (failures-- > 0) throw new TypeError('Failed to fetch');
      return undefined;
    };
    const { told, stop } = listen(world);
    await settle();
    assert.deepEqual(world.waits, [250, 500, 1000, 2000]);
    assert.deepEqual(told.slice(0, 2), ['waiting offline', 'waiting offline']);
    last(world).onChange(change(2));
    await settle();
    world.handler.closeStreams();
    await settle();
    assert.equal(world.waits[4], 250);
    stop();
  });

  test('comes back as soon as the device is online again', async () => {
    const device = new EventTarget();
    const { addEventListener, removeEventListener } = globalThis;
    globalThis.addEventListener = device.addEventListener.bind(device);
    globalThis.removeEventListener = device.removeEventListener.bind(device);
    try {
      const world = createWorld({ sleep: (_, signal) => sleep(3_600_000, signal) });
      world.meddle = () => Promise.reject(new TypeError('Failed to fetch'));
      const { told } = listen(world);
      await settle();
      world.meddle = () => undefined;
      device.dispatchEvent(new Event('online'));
      await settle();
      assert.deepEqual(told, ['waiting offline', 'live']);
    } finally {
      Object.assign(globalThis, { addEventListener, removeEventListener });
    }
  });

  test('waits as long as the server asks', async () => {
    const world = createWorld();
    const refusal = { error: { code: 'rate-limited', retryAfter: 9 } };
    let refused = false;
    world.meddle = () =>
      refused ? undefined : ((refused = true), Response.json(refusal, { status: 429, headers: SPEC }));
    listen(world);
    await settle();
    assert.deepEqual(world.waits, [9000]);
  });

  test('ends when coming back would not help, and says why', async () => {
    const world = createWorld();
    const { told } = listen(world);
    await settle();
    last(world).onState!('ended', new CommunityError('forbidden', 'Staff only.'));
    await settle();
    assert.deepEqual(told, ['live', 'ended forbidden']);
    assert.equal(world.requests.length, 1);
  });

  test('takes a line that says nothing for dead', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const world = createWorld();
    const { told, stop } = listen(world);
    await settle();
    t.mock.timers.tick(39_999);
    await settle();
    assert.deepEqual(told, ['live']);
    t.mock.timers.tick(1);
    await settle();
    assert.deepEqual(told, ['live', 'waiting unavailable', 'live']);
    stop();
  });

  test('takes garbage for a broken line', async () => {
    const world = createWorld();
    const streams = ['<h1>Log in</h1>', 'event: change\ndata: {"cursor":\n\n', ''];
    world.meddle = () => {
      const text = streams.shift();
      return text === undefined
        ? undefined
        : new Response(text, { headers: { ...SPEC, 'Content-Type': 'text/event-stream' } });
    };
    const { told, changes } = listen(world);
    await settle();
    assert.deepEqual(told, ['waiting', 'waiting unavailable', 'waiting', 'live']);
    assert.deepEqual(changes, []);
  });

  test('passes on kinds and fields of a later version', async () => {
    const world = createWorld();
    const { changes } = listen(world);
    await settle();
    const later = { kind: 'party', cursor: 'e.2', channel: 'poll/p', cake: true } as unknown as Change;
    last(world).onChange(later);
    await settle();
    assert.deepEqual(changes, [later]);
  });

  test('closes its line when nobody listens any more, and tells nothing after', async () => {
    const world = createWorld();
    const { told, stop } = listen(world);
    await settle();
    const subscription = last(world);
    stop();
    subscription.onChange(change(2));
    await settle();
    assert.deepEqual([told, world.handler.streams, world.requests.length], [['live'], 0, 1]);

    const early = createWorld();
    listen(early).stop();
    await settle();
    assert.equal(early.handler.streams, 0);
  });

  test('is opened anew, at once, for who signs in', async () => {
    let assertion: string | null = null;
    const world = createWorld({ identity: async () => assertion });
    await world.adapter.connect();
    const { told } = listen(world);
    await settle();
    assertion = 'ada';
    await world.adapter.connect();
    await settle();
    assert.deepEqual(told, ['live', 'live']);
    assert.match(pathsOf(world).at(-1)!, /^GET \/viewer\/stream/);
    assert.equal(world.handler.streams, 1);
    await world.adapter.connect();
    await settle();
    assert.equal(told.length, 2);
  });

  test('gets a fresh bearer when the last one ended, and gives up when that is refused too', async () => {
    const world = createWorld({ identity: async () => 'ada' });
    await world.adapter.connect();
    world.bearers.clear();
    const { told } = listen(world);
    await settle();
    assert.deepEqual(told, ['live']);
    world.meddle = (request) =>
      request.url.includes('/stream')
        ? Response.json({ error: { code: 'unauthenticated' } }, { status: 401, headers: SPEC })
        : undefined;
    world.handler.closeStreams();
    await settle();
    assert.deepEqual(told, ['live', 'waiting', 'ended unauthenticated']);
  });
});
