import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BadgesPart, ReferralsPart } from '../../adapter/contract.ts';
import { CommunityError } from '../../adapter/errors.ts';
import type { Invitation, Landing } from '../../domain/referrals/types.ts';
import { badgesStore } from '../badges/badges.ts';
import { SETTLE } from '../live/hub.ts';
import { inviteStore } from './invite.ts';
import { ada, bob, cardOf, createBackend, guest } from '../testing/backend.ts';
import { openCommunity, settle } from '../testing/open.ts';
import { createWorld } from '../testing/world.ts';

function setUp(viewer: typeof ada | null = ada) {
  const world = createWorld();
  const backend = createBackend({ now: world.time, viewer });
  const calls: [string, unknown][] = [];
  const failing = new Set<string>();
  const answer = async <T>(name: string, input: unknown, value: T): Promise<T> => {
    calls.push([name, input]);
    if (failing.delete(name)) throw new CommunityError('unavailable', 'scripted');
    return value;
  };
  const asOf = () => `e.${backend.log.length}`;
  const landing = (click: string) => ({ click, referrer: 'Ada', expiresAt: 0 }) as Landing;
  const referrals: ReferralsPart = {
    invitation: (query) =>
      answer('invitation', query, {
        programme: { id: 'friends' },
        code: 'ABCD1234',
        friends: [],
        asOf: asOf(),
      } as unknown as Invitation),
    shared: (input) => answer('shared', input, undefined),
    landing: ({ click }) => answer('landing', click, landing(click)),
    enter: ({ code }) => answer('enter', code, landing(`click of ${code}`)),
    claim: (input) =>
      answer(
        'claim',
        input,
        input.click.startsWith('late')
          ? { state: 'ineligible' as const, reason: 'late' }
          : { state: 'joined' as const },
      ),
  };
  const badges: BadgesPart = {
    showcase: (member) =>
      answer('showcase', member, { member: cardOf(member === 'bob' ? bob : ada), slots: [], asOf: asOf() }),
  };
  const opened = openCommunity({ world, backend, adapter: { ...backend.adapter, referrals, badges } });
  return {
    ...opened,
    calls,
    failing,
    names: (name: string) => calls.filter(([called]) => called === name).map(([, input]) => input),
  };
}

test("a member's invitation loads, and follows what happens to their friends", async () => {
  const { community, world, backend, names } = setUp();
  const store = inviteStore(community);
  assert.equal(inviteStore(community), store);
  store.$view.listen(() => {});
  await world.advance(SETTLE);
  assert.equal(store.$view.get().invitation?.code, 'ABCD1234');
  backend.tell({ kind: 'referrals', channel: 'member/ada', member: 'ada' });
  await settle();
  assert.equal(names('invitation').length, 2);
  store.shared('copy');
  await settle();
  assert.deepEqual(names('shared'), [{ programme: 'friends', channel: 'copy', key: 'new-1' }]);
});

test('an arrival is remembered in memory alone, and claimed by itself once after signing in', async () => {
  const { community, world, backend, names } = setUp(null);
  const store = inviteStore(community);
  store.$view.listen(() => {});
  await store.arrive('signed');
  await world.advance(SETTLE);
  assert.deepEqual(
    [store.$view.get().landing?.referrer, store.$view.get().invitation, store.$view.get().status],
    ['Ada', null, 'ready'],
  );
  assert.equal(world.stored.size, 0);
  await community.joinAsGuest('Gast');
  await settle();
  assert.equal(names('claim').length, 0, 'a guest is not a member');
  backend.viewer = bob;
  await community.reconnect();
  await settle();
  assert.deepEqual([store.$view.get().claimed, names('claim').length], ['joined', 1]);
  await store.reload();
  assert.equal(names('claim').length, 1);
});

test('a claim that cannot count says why', async () => {
  const { community, world } = setUp();
  const store = inviteStore(community);
  store.$view.listen(() => {});
  await world.advance(SETTLE);
  await store.arrive('late click');
  await settle();
  const { claimed, reason } = store.$view.get();
  assert.deepEqual([claimed, reason], ['ineligible', 'late']);
});

test('a claim that failed is the same claim when it is tried again', async () => {
  const { community, world, names, failing } = setUp();
  const store = inviteStore(community);
  store.$view.listen(() => {});
  await world.advance(SETTLE);
  failing.add('claim');
  await store.enter('abcd-1234');
  assert.deepEqual([store.$view.get().claimed, store.$view.get().failure?.code], [null, 'unavailable']);
  await store.reload();
  assert.deepEqual([store.$view.get().claimed, store.$view.get().failure], ['joined', null]);
  assert.equal(new Set(names('claim').map((input) => (input as { key: string }).key)).size, 1);
});

test('an unknown code says so and changes nothing else', async () => {
  const { community, world, failing } = setUp(guest);
  const store = inviteStore(community);
  store.$view.listen(() => {});
  await world.advance(SETTLE);
  failing.add('enter');
  await store.enter('nope');
  assert.deepEqual(
    [store.$view.get().failure?.code, store.$view.get().landing, store.$view.get().status],
    ['unavailable', null, 'ready'],
  );
});

test("one's own showcase follows what happens, somebody else's is as it was read", async () => {
  const { community, world, backend, names } = setUp();
  badgesStore(community, 'me').$view.listen(() => {});
  badgesStore(community, 'bob').$view.listen(() => {});
  await world.advance(SETTLE);
  assert.deepEqual(
    backend.names('subscribe').map(({ input }) => input),
    [{ since: 'e.0', channels: ['member/ada'] }],
  );
  backend.tell({ kind: 'badges', channel: 'member/ada', member: 'ada' });
  await settle();
  assert.deepEqual(names('showcase').sort(), ['bob', 'me', 'me']);
  assert.equal(badgesStore(community, 'me').$view.get().showcase?.member.id, 'ada');
});

test('a showcase of nobody asks to sign in, without asking the backend, and loads after that', async () => {
  const { community, world, backend, names } = setUp(null);
  const store = badgesStore(community, 'me');
  store.$view.listen(() => {});
  await world.advance(SETTLE);
  assert.deepEqual([store.$view.get().error?.code, names('showcase').length], ['unauthenticated', 0]);
  backend.viewer = ada;
  await community.reconnect();
  await settle();
  assert.deepEqual([store.$view.get().status, store.$view.get().showcase?.member.id], ['ready', 'ada']);
});

test('without a session there is no showcase; it comes with the session', async () => {
  const { community, world, backend } = setUp();
  backend.fail('connect', 'unavailable');
  const store = badgesStore(community, 'me');
  store.$view.listen(() => {});
  await settle();
  assert.deepEqual([store.$view.get().status, store.$view.get().error?.code], ['failed', 'unavailable']);
  await world.advance(1000);
  assert.equal(store.$view.get().status, 'ready');
});
