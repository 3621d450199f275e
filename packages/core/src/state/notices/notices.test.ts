import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MembersPart } from '../../adapter/contract.ts';
import { CommunityError } from '../../adapter/errors.ts';
import type { Notice, NoticesPage } from '../../domain/notices/notices.ts';
import { SETTLE } from '../live/hub.ts';
import { noticesStore } from './notices.ts';
import './notices-living.ts';
import { ada, createBackend } from '../testing/backend.ts';
import { openCommunity } from '../testing/open.ts';
import { createWorld } from '../testing/world.ts';

const HOUR = 3_600_000;

const notice = (id: string, part: Partial<Notice> = {}): Notice => ({
  id,
  kind: 'reply',
  subject: { kind: 'comment', id: 'c', title: 't' },
  at: 0,
  readAt: null,
  ...part,
});

async function open(
  answer: (query: { readonly cursor?: string; readonly limit?: number }) => Partial<NoticesPage>,
  part: Partial<MembersPart> = {},
) {
  const world = createWorld();
  const backend = createBackend({ now: world.time });
  const asked: unknown[] = [];
  const members = {
    ...backend.adapter.members,
    notices: async (query) => {
      asked.push(query);
      return { notices: [], unread: 0, next: null, asOf: `e.${backend.log.length}`, ...answer(query) };
    },
    readNotices: async (input) => void asked.push(input),
    ...part,
  } as MembersPart;
  const { community } = openCommunity({ world, backend, adapter: { ...backend.adapter, members } });
  const store = noticesStore(community);
  store.$view.listen(() => {});
  await world.advance(SETTLE);
  return { world, backend, store, asked, view: () => store.$view.get() };
}

test('T118 follows live what the member is told, and asks anew for as much as it shows', async () => {
  let all = [notice('a')];
  const { world, backend, view, asked } = await open(() => ({ notices: all, unread: all.length }));
  assert.deepEqual([view().unread, view().ringing], [1, 1]);
  all = Array.from({ length: 50 }, (_, at) => notice(`n${at}`));
  backend.tell({ kind: 'notice', channel: `member/${ada.id}`, member: ada.id });
  await world.advance(SETTLE);
  backend.tell({ kind: 'notice', channel: `member/${ada.id}`, member: ada.id });
  await world.advance(SETTLE);
  assert.deepEqual([view().notices.length, asked], [50, [{ limit: 30 }, { limit: 30 }, { limit: 50 }]]);
});

test('T115 T116 what is held rings when its time has come, without anything else happening', async () => {
  const start = createWorld().time();
  let ringing = 0;
  const { world, view } = await open(() => ({
    ...{ notices: [notice('a', { held: true })], unread: 1, ringing },
    ...(ringing === 0 && { quietUntil: start + HOUR, ringsAt: start + HOUR }),
  }));
  assert.deepEqual([view().ringing, view().quietUntil], [0, start + HOUR]);
  ringing = 1;
  await world.advance(HOUR - 10_000);
  assert.equal(view().ringing, 0);
  await world.advance(12_000);
  assert.deepEqual([view().ringing, view().quietUntil], [1, undefined]);
});

test('T118 what is read is shown so at once, and is new again when the backend does not take it', async () => {
  const all = [notice('a'), notice('b', { held: true }), notice('c', { readAt: 1 })];
  let fails = false;
  const { store, view } = await open(() => ({ notices: all, unread: 2, ringing: 1 }), {
    readNotices: () =>
      fails ? Promise.reject(new CommunityError('unavailable', 'no')) : Promise.resolve(undefined),
  });
  const state = () => [view().unread, view().ringing, view().notices.map(({ readAt }) => readAt !== null)];
  const reading = store.read(['a']);
  assert.deepEqual(state(), [1, 0, [true, false, true]]);
  assert.equal(await reading, true);
  fails = true;
  assert.equal(await store.readAll(), false);
  assert.deepEqual([state(), view().failure?.code], [[1, 0, [true, false, true]], 'unavailable']);
  fails = false;
  assert.equal(await store.readAll(), true);
  assert.deepEqual([state(), view().failure], [[0, 0, [true, true, true]], null]);
});

test('T118 older ones come below, each once', async () => {
  const { store, view, asked } = await open(({ cursor }) =>
    cursor
      ? { notices: [notice('b'), notice('c')], next: null }
      : { notices: [notice('a'), notice('b')], next: 'page-2', unread: 2 },
  );
  assert.equal(view().hasOlder, true);
  await Promise.all([store.older(), store.older()]);
  assert.deepEqual(view().notices.map(({ id }) => id), ['a', 'b', 'c']); // prettier-ignore
  assert.deepEqual([view().hasOlder, view().busy, asked.length], [false, false, 2]);
});

test('T113 a thread is muted, or the view says why not', async () => {
  const { store, view } = await open(() => ({}), { muteThread: async () => {} });
  assert.equal(await store.muteThread('t', true), true);
  const without = await open(() => ({}));
  assert.equal(await without.store.muteThread('t', true), false);
  assert.equal(without.view().failure?.code, 'unsupported');
  assert.equal(view().failure, null);
});
