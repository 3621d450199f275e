import assert from 'node:assert/strict';
import { test } from 'node:test';
import { badgesStore } from './badges/badges.ts';
import { createCommunity } from './community.ts';
import { inviteStore } from './referrals/invite.ts';
import { pollStore } from './polls/poll.ts';
import { createBackend } from './testing/backend.ts';
import { openCommunity, settle } from './testing/open.ts';
import { threadStore } from './threads/thread.ts';

test('is made without a page, and does nothing by itself', () => {
  const { adapter, calls } = createBackend({ now: Date.now });
  const community = createCommunity({ adapter, scope: 's' });
  threadStore(community, 't');
  pollStore(community, 'p');
  badgesStore(community, 'me');
  inviteStore(community);
  assert.deepEqual([calls, community.$locale.get(), community.$live.get()], [[], 'en', 'off']);
  assert.ok(Math.abs(community.now() - Date.now()) < 1000);
  community.destroy();
});

test('a stranger’s session is there with its answer, before the code that keeps it', async () => {
  const { adapter } = createBackend({ now: Date.now, viewer: null });
  const whole = () => new Promise<never>(() => {});
  const community = createCommunity({ adapter: { ...adapter, whole }, scope: 's' });
  const states: string[] = [];
  community.$session.listen(({ status }) => states.push(status));
  await settle();
  assert.deepEqual(states, ['ready']);
  assert.equal(community.$session.get().session?.viewer, null);
  community.destroy();
});

test('changes its language', () => {
  const { community } = openCommunity();
  community.setLocale('de');
  assert.equal(community.$locale.get(), 'de');
});

test('a thousand mounts leave no listener, timer, lock or channel', async () => {
  const { community, backend, world, tab } = openCommunity();
  backend.seed({ id: 'a' });
  const stop = threadStore(community, 't').$view.listen(() => {});
  await world.advance(2000);
  stop();
  await world.advance(2000);
  const before = tab.listeners();
  for (let count = 0; count < 1000; count++) threadStore(community, 't').$view.listen(() => {})();
  await world.advance(2000);
  assert.deepEqual(
    [world.timers.size, world.heldLocks(), tab.listeners(), backend.subscriptions.size],
    [0, 0, before, 0],
  );
  community.destroy();
  await settle();
  assert.deepEqual([tab.listeners(), world.openChannels()], [0, 0]);
});

test('an open page on which nothing happens runs no timer', async () => {
  const { community, world, backend } = openCommunity();
  threadStore(community, 't').$view.listen(() => {});
  await world.advance(1000);
  const calls = backend.calls.length;
  await world.advance(3600_000);
  assert.deepEqual([world.timers.size, backend.calls.length], [0, calls]);
});
