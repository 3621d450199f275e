import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Change, Channel } from '../../adapter/contract.ts';
import { SETTLE } from './hub.ts';
import { BRIEF, GRACE } from './line.ts';
import { createLive } from './live.ts';
import { createBackend } from '../testing/backend.ts';
import { createWorld, settle, type Tab, type World } from '../testing/world.ts';

type Backend = ReturnType<typeof createBackend>;

function open(world: World, backend: Backend, tab: Tab = world.tab()) {
  const live = createLive(backend.adapter, tab.env);
  live.use('live');
  const heard: string[] = [];
  const page = {
    live,
    tab,
    heard,
    resyncs: 0,
    listen: (channel: Channel, since: string) =>
      live.open(
        channel,
        since,
        (change: Change) => void heard.push(`${change.cursor} ${change.channel}`),
        () => void page.resyncs++,
      ),
  };
  return page;
}
const setUp = () => {
  const world = createWorld();
  const backend = createBackend({ now: world.time });
  const tell = (...members: string[]) => {
    for (const member of members) backend.tell({ kind: 'badges', channel: `member/${member}`, member });
  };
  return { world, backend, tell, subscribed: () => backend.names('subscribe').map(({ input }) => input) };
};

test('nothing is connected while nobody listens, nor after the last has gone', async () => {
  const { world, backend } = setUp();
  const { live, listen } = open(world, backend);
  await world.advance(1000);
  assert.deepEqual(
    [backend.subscriptions.size, world.timers.size, world.heldLocks(), world.openChannels()],
    [0, 0, 0, 0],
  );
  const entry = listen('member/a', 'e.0');
  await world.advance(SETTLE);
  assert.deepEqual([backend.subscriptions.size, live.$state.value], [1, 'live']);
  entry.close();
  await settle();
  assert.deepEqual(
    [
      backend.subscriptions.size,
      world.timers.size,
      world.heldLocks(),
      world.openChannels(),
      live.$state.value,
    ],
    [0, 0, 0, 0, 'off'],
  );
});

test('widgets of one page share a connection, from the smallest of their positions', async () => {
  const { world, backend, tell, subscribed } = setUp();
  tell('a', 'b', 'a', 'b');
  const { listen, heard } = open(world, backend);
  listen('member/a', 'e.3');
  listen('member/b', 'e.1');
  await world.advance(SETTLE);
  assert.deepEqual(subscribed(), [{ since: 'e.1', channels: ['member/a', 'member/b'] }]);
  assert.deepEqual(heard, ['e.2 member/b', 'e.4 member/b'], 'nothing that was known already');
});

test('a widget that comes later misses nothing and doubles nothing', async () => {
  const { world, backend, tell } = setUp();
  const { listen, heard } = open(world, backend);
  listen('member/a', 'e.0');
  await world.advance(SETTLE);
  tell('a', 'b', 'a');
  await settle();
  listen('member/b', 'e.1');
  tell('a', 'b');
  await world.advance(SETTLE);
  tell('b');
  await settle();
  assert.deepEqual(
    heard.filter((line) => line.endsWith('/a')),
    ['e.1 member/a', 'e.3 member/a', 'e.4 member/a'],
  );
  assert.deepEqual(
    heard.filter((line) => line.endsWith('/b')),
    ['e.2 member/b', 'e.5 member/b', 'e.6 member/b'],
  );
});

test('an answer from a cache brings the connection back to its position', async () => {
  const { world, backend, tell, subscribed } = setUp();
  tell('a', 'a', 'a');
  const { listen, heard } = open(world, backend);
  const entry = listen('member/a', 'e.3');
  await world.advance(SETTLE);
  entry.at('e.3');
  await world.advance(SETTLE);
  assert.equal(subscribed().length, 1);
  entry.at('e.1');
  await world.advance(SETTLE);
  assert.equal(subscribed().length, 2);
  assert.deepEqual(heard, ['e.2 member/a', 'e.3 member/a']);
});

test('where positions cannot be compared, the later listener reads again', async () => {
  const { world, backend } = setUp();
  const page = open(world, backend);
  page.listen('member/a', 'e.0');
  await world.advance(SETTLE);
  page.listen('member/b', 'opaque');
  await world.advance(SETTLE);
  assert.equal(page.resyncs, 1);
});

test('a hidden page lets go after a while and catches up when it is seen again', async () => {
  const { world, backend, tell } = setUp();
  const page = open(world, backend);
  page.listen('member/a', 'e.0');
  await world.advance(SETTLE);
  await page.tab.hide();
  await world.advance(GRACE - 1);
  assert.equal(backend.subscriptions.size, 1);
  await page.tab.show();
  await world.advance(GRACE);
  assert.equal(backend.subscriptions.size, 1, 'a glance elsewhere changes nothing');
  await page.tab.hide();
  await world.advance(GRACE);
  assert.deepEqual([backend.subscriptions.size, world.timers.size, world.heldLocks()], [0, 0, 0]);
  tell('a', 'a');
  await page.tab.show();
  await world.advance(SETTLE);
  assert.deepEqual(page.heard, ['e.1 member/a', 'e.2 member/a']);
});

test('a page on its way into the back-forward cache lets go at once and comes back where it was', async () => {
  const { world, backend, tell } = setUp();
  const page = open(world, backend);
  page.listen('member/a', 'e.0');
  await world.advance(SETTLE);
  tell('a');
  page.tab.fire('pagehide', { persisted: true });
  await settle();
  assert.deepEqual(
    [backend.subscriptions.size, world.heldLocks(), world.openChannels(), world.timers.size],
    [0, 0, 0, 0],
  );
  tell('a');
  page.tab.fire('pageshow', { persisted: true });
  await world.advance(SETTLE);
  tell('a');
  await settle();
  assert.deepEqual(page.heard, ['e.1 member/a', 'e.2 member/a', 'e.3 member/a']);
});

test('several tabs share one connection', async () => {
  const { world, backend, tell } = setUp();
  const tabs = [open(world, backend), open(world, backend), open(world, backend)];
  for (const [index, tab] of tabs.entries()) tab.listen(`member/${index}`, 'e.0');
  await world.advance(SETTLE * 2);
  assert.equal(backend.subscriptions.size, 1);
  assert.deepEqual(
    tabs.map(({ live }) => live.$state.value),
    ['live', 'live', 'live'],
  );
  tell('0', '1', '2', '1');
  await settle();
  assert.deepEqual(
    tabs.map(({ heard }) => heard),
    [['e.1 member/0'], ['e.2 member/1', 'e.4 member/1'], ['e.3 member/2']],
  );
});

test('when the tab that holds the connection goes, the next takes over and nobody misses or doubles anything', async () => {
  const { world, backend, tell } = setUp();
  const tabs = [open(world, backend), open(world, backend), open(world, backend)];
  for (const tab of tabs) {
    tab.listen('member/a', 'e.0');
    tab.listen('member/b', 'e.0');
  }
  await world.advance(SETTLE * 2);
  tell('a', 'b');
  await settle();
  tabs[0]!.live.close();
  tell('a', 'b');
  await world.advance(SETTLE * 2);
  tell('a');
  await settle();
  const all = ['e.1 member/a', 'e.2 member/b', 'e.3 member/a', 'e.4 member/b', 'e.5 member/a'];
  assert.deepEqual([tabs[1]!.heard, tabs[2]!.heard], [all, all]);
  assert.equal(backend.subscriptions.size, 1);
  tabs[1]!.live.close();
  tell('b');
  await world.advance(SETTLE * 2);
  assert.deepEqual(tabs[2]!.heard, [...all, 'e.6 member/b']);
  tabs[2]!.live.close();
  await settle();
  assert.deepEqual(
    [backend.subscriptions.size, world.timers.size, world.heldLocks(), world.openChannels()],
    [0, 0, 0, 0],
  );
});

test('who takes over serves what the others listen to, from where each of them is', async () => {
  const { world, backend, tell } = setUp();
  const tabs = [open(world, backend), open(world, backend), open(world, backend)];
  for (const [index, tab] of tabs.entries()) tab.listen(`member/${index}`, 'e.0');
  await world.advance(SETTLE * 2);
  tell('2');
  await settle();
  tabs[0]!.live.close();
  tell('2', '1');
  await world.advance(SETTLE * 2);
  tell('2');
  await settle();
  assert.deepEqual(
    [tabs[1]!.heard, tabs[2]!.heard],
    [['e.3 member/1'], ['e.1 member/2', 'e.2 member/2', 'e.4 member/2']],
  );
  for (const { live } of tabs) live.close();
});

test('a new tab far behind hears what it lacks, the others nothing twice', async () => {
  const { world, backend, tell } = setUp();
  const one = open(world, backend);
  one.listen('member/a', 'e.0');
  await world.advance(SETTLE);
  tell('a', 'a', 'a');
  await settle();
  const two = open(world, backend);
  two.listen('member/a', 'e.1');
  await world.advance(SETTLE * 2);
  assert.deepEqual([one.heard.length, two.heard], [3, ['e.2 member/a', 'e.3 member/a']]);
});

test('each tab has its own connection where there are no locks, or no channel', async () => {
  for (const missing of ['locks', 'channels'] as const) {
    const { world, backend, tell } = setUp();
    world[missing] = false;
    const tabs = [open(world, backend), open(world, backend)];
    for (const tab of tabs) tab.listen('member/a', 'e.0');
    await world.advance(SETTLE);
    assert.equal(backend.subscriptions.size, 2);
    tell('a');
    await settle();
    assert.deepEqual(
      tabs.map(({ heard }) => heard.length),
      [1, 1],
    );
  }
});

test('passes a lost place on to all that are listening', async () => {
  const { world, backend, tell } = setUp();
  const tabs = [open(world, backend), open(world, backend)];
  for (const tab of tabs) tab.listen('member/a', 'e.0');
  await world.advance(SETTLE * 2);
  backend.resync();
  await settle();
  assert.deepEqual(
    tabs.map(({ resyncs }) => resyncs),
    [1, 1],
  );
  tell('a');
  await settle();
  assert.deepEqual(
    tabs.map(({ heard }) => heard),
    [['e.1 member/a'], ['e.1 member/a']],
  );
});

test('that it waits is told when it takes long: not of each connecting, and not of a moment’s loss', async () => {
  const { world, backend } = setUp();
  const page = open(world, backend);
  const states: string[] = [];
  page.live.$state.listen((state) => states.push(state));
  page.listen('member/a', 'e.0');
  await world.advance(SETTLE);
  page.listen('member/b', 'e.0');
  await world.advance(SETTLE);
  const say = async (state: 'live' | 'waiting', then: number) => {
    for (const listener of backend.subscriptions) listener.onState?.(state);
    await world.advance(then);
  };
  await say('waiting', BRIEF - 1);
  await say('live', BRIEF);
  assert.deepEqual(states, ['live']);
  await say('waiting', BRIEF);
  await say('live', 0);
  assert.deepEqual(states, ['live', 'waiting', 'live']);
});

test('a connection that was ended is made anew when the network returns', async () => {
  const { world, backend } = setUp();
  const page = open(world, backend);
  page.listen('member/a', 'e.0');
  await world.advance(SETTLE);
  for (const listener of backend.subscriptions) listener.onState?.('ended');
  await settle();
  assert.equal(page.live.$state.value, 'off');
  page.tab.fire('online');
  await world.advance(SETTLE);
  assert.equal(page.live.$state.value, 'live');
});

test('somebody else gets a connection of their own', async () => {
  const { world, backend, subscribed } = setUp();
  const page = open(world, backend);
  page.listen('member/a', 'e.0');
  await world.advance(SETTLE);
  page.live.use('other');
  await world.advance(SETTLE);
  assert.deepEqual([subscribed().length, backend.subscriptions.size], [2, 1]);
  page.live.use(null);
  await settle();
  assert.equal(backend.subscriptions.size, 0);
});
