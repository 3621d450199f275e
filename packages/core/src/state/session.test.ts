import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bob, guest } from './testing/backend.ts';
import { openCommunity, settle } from './testing/open.ts';

test('connects with the first listener only, and once for all', async () => {
  const { community, backend } = openCommunity();
  await settle();
  assert.equal(backend.calls.length, 0);
  community.$viewer.listen(() => {});
  community.$session.listen(() => {});
  await settle();
  assert.equal(backend.names('connect').length, 1);
  assert.deepEqual([community.$session.get().status, community.$viewer.get()?.id], ['ready', 'ada']);
});

test('tries again by itself after a failure that may pass: later and later, and when the network returns', async () => {
  const { community, backend, world, tab } = openCommunity();
  for (let count = 0; count < 3; count++) backend.fail('connect', 'unavailable');
  community.$session.listen(() => {});
  await settle();
  assert.deepEqual(
    [community.$session.get().status, community.$session.get().error?.code],
    ['failed', 'unavailable'],
  );
  const tries = () => backend.names('connect').length;
  await world.advance(750);
  assert.equal(tries(), 2);
  await world.advance(1500);
  assert.equal(tries(), 3);
  tab.fire('online');
  await settle();
  assert.deepEqual([tries(), community.$session.get().status, world.timers.size], [4, 'ready', 0]);
  tab.fire('online');
  await settle();
  assert.equal(tries(), 4);
});

test('asks no more after a refusal that will not pass', async () => {
  const { community, backend, world, tab } = openCommunity();
  backend.fail('connect', 'forbidden');
  community.$session.listen(() => {});
  await settle();
  tab.fire('online');
  await world.advance(3600_000);
  assert.deepEqual([community.$session.get().error?.code, backend.names('connect').length], ['forbidden', 1]);
  await community.reconnect();
  assert.equal(community.$session.get().status, 'ready');
});

test('keeps what it knew while asking again fails, and the latest question wins', async () => {
  const { community, backend } = openCommunity();
  community.$session.listen(() => {});
  await settle();
  backend.fail('connect', 'forbidden');
  await community.reconnect();
  assert.deepEqual(
    [community.$session.get().status, community.$session.get().session?.viewer?.id],
    ['failed', 'ada'],
  );
  const release = backend.hold('connect');
  const first = community.reconnect();
  backend.viewer = bob;
  const second = community.reconnect();
  release();
  await Promise.all([first, second]);
  assert.deepEqual([community.$session.get().status, community.$viewer.get()?.id], ['ready', 'bob']);
});

test('an answer that was overtaken changes nothing, even from a backend that cannot abort', async () => {
  const { backend } = openCommunity();
  const session = await backend.adapter.connect();
  const answers: ((viewer: typeof bob) => void)[] = [];
  const connect = () =>
    new Promise<typeof session>((resolve) => answers.push((viewer) => resolve({ ...session, viewer })));
  const { community } = openCommunity({ adapter: { ...backend.adapter, connect } });
  const first = community.reconnect();
  const second = community.reconnect();
  await settle();
  answers[1]!(bob);
  await second;
  answers[0]!(guest);
  await first;
  assert.equal(community.$viewer.get()?.id, 'bob');
});

test("tells the backend's time, also when the device's clock is wrong", async () => {
  const { community, backend, world } = openCommunity();
  backend.ahead = 3600_000;
  assert.equal(community.now(), world.time());
  community.$session.listen(() => {});
  await settle();
  assert.equal(community.now(), world.time() + 3600_000);
});

test('a guest who joins is the viewer at once; a refusal is told to who asked', async () => {
  const { community, backend } = openCommunity({ viewer: null });
  community.$viewer.listen(() => {});
  await settle();
  assert.equal(community.$viewer.get(), null);
  backend.fail('joinAsGuest', 'invalid');
  await assert.rejects(community.joinAsGuest(''), { code: 'invalid' });
  assert.equal((await community.joinAsGuest('Gast')).name, 'Gast');
  assert.deepEqual([community.$viewer.get()?.role, backend.names('connect').length], ['guest', 1]);
});
