import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BackendAdapter } from '../../adapter/contract.ts';
import type { Comment, Thread } from '../../domain/threads/types.ts';
import { threadDeeds } from './thread-deeds.ts';
import './thread-deeds-living.ts';
import { bob, cardOf, createBackend, guest } from '../testing/backend.ts';
import { few, openThread } from '../testing/open-thread.ts';
import { createWorld, settle } from '../testing/world.ts';

/** A thread on a backend of 1.1: it also knows marks, locking, reports and muting. */
async function open(refusing: (name: string) => Promise<unknown> = async () => {}) {
  const world = createWorld();
  const backend = createBackend({ now: world.time });
  const { adapter, calls } = backend;
  const call = async (name: string, input: object) => {
    const { key: _, ...rest } = input as { readonly key: string };
    calls.push({ name, input: rest });
    await refusing(name);
  };
  const threads = {
    ...adapter.threads!,
    report: (input) => call('report', input),
    async undelete(input) {
      await call('undelete', input);
      const back = { ...backend.comments.get(input.id)!, status: 'published', revision: 9 } as const;
      backend.comments.set(input.id, back);
      return back;
    },
    async history(query) {
      await call('history', query);
      return { versions: [{ body: [], at: 1, revision: 1 }], asOf: 'e.0' };
    },
  } satisfies BackendAdapter['threads'];
  const members = {
    ...adapter.members!,
    mute: (input) => call('mute', input),
  } satisfies BackendAdapter['members'];
  const moderation = {
    queue: async () => ({ comments: [], next: null, asOf: 'e.0' }),
    act: async ({ id }) => backend.comments.get(id)!,
    async mark(input) {
      await call('mark', input);
      return backend.change(input.id, { marks: input.on ? [input.mark] : [] });
    },
    async thread(input): Promise<Thread> {
      await call('thread', input);
      return { topic: 't', title: null, url: null, locked: input.locked ?? false, comments: 4 };
    },
  } satisfies BackendAdapter['moderation'];
  const opened = await openThread({
    world,
    backend: Object.assign(backend, { adapter: { ...adapter, threads, members, moderation } }),
    seed: few,
  });
  await settle();
  const mutedOnes = () => opened.view().items.flatMap(({ comment }) => (comment.muted ? comment.id : []));
  return { ...opened, deeds: threadDeeds(opened.community, 't'), mutedOnes };
}

const refused = async () => {
  throw new Error('no');
};

test('a mark is shown at once and stays once the backend agrees', async () => {
  let agree = () => {};
  const { deeds, item, backend } = await open(() => new Promise<void>((resolve) => (agree = resolve)));
  const marking = deeds.mark('a', 'pinned', true);
  await settle();
  assert.deepEqual(item('a')?.comment.marks, ['pinned']);
  agree();
  assert.equal(await marking, null);
  await settle();
  assert.deepEqual(item('a')?.comment.marks, ['pinned']);
  assert.deepEqual(backend.names('mark')[0]?.input, { id: 'a', mark: 'pinned', on: true });
});

test('a mark that is refused goes again, and the answer says why', async () => {
  const { deeds, item } = await open(refused);
  assert.equal((await deeds.mark('a', 'featured', true))?.code, 'unavailable');
  await settle();
  assert.equal(item('a')?.comment.marks, undefined);
});

test('the thread is locked at once, open again when that is refused', async () => {
  const { deeds, view } = await open();
  assert.equal(deeds.offers('lock'), true);
  const locking = deeds.lock(true);
  await settle();
  assert.equal(view().thread?.locked, true);
  assert.equal(await locking, null);
  await settle();
  assert.equal(view().thread?.locked, true);
  const other = await open(refused);
  assert.equal((await other.deeds.lock(true))?.code, 'unavailable');
  await settle();
  assert.equal(other.view().thread?.locked, false);
});

test('T27 what was deleted is back in the thread once the backend agrees', async () => {
  const { deeds, store, item, backend } = await open();
  await store.remove('a');
  const { revision } = item('a')!.comment;
  assert.equal(item('a')?.comment.status, 'deleted');
  assert.equal(await deeds.undelete('a'), null);
  await settle();
  assert.equal(item('a')?.comment.status, 'published');
  assert.deepEqual(backend.names('undelete')[0]?.input, { id: 'a', revision });
  const other = await open(refused);
  assert.equal((await other.deeds.undelete('a'))?.code, 'unavailable');
});

test('T26 a history is read when it is asked for, and rejects with why it can’t be', async () => {
  const { deeds } = await open();
  assert.equal(deeds.offers('history'), true);
  assert.deepEqual(await deeds.history('a'), [{ body: [], at: 1, revision: 1 }]);
  const other = await open(refused);
  await assert.rejects(other.deeds.history('a'), { code: 'unavailable' });
});

test('a report goes with its reason, and with a note where there is one', async () => {
  const { deeds, backend } = await open();
  assert.equal(await deeds.report('a', 'spam', ''), null);
  assert.equal(await deeds.report('b', 'other', 'Look at the link'), null);
  assert.deepEqual(
    backend.names('report').map(({ input }) => input),
    [
      { id: 'a', reason: 'spam' },
      { id: 'b', reason: 'other', note: 'Look at the link' },
    ],
  );
});

test('muting marks what is loaded of a member, also through news that are told to all, until it is ended', async () => {
  const { deeds, backend, mutedOnes } = await open();
  backend.write({ id: 'd', author: cardOf(guest) });
  assert.equal(await deeds.mute(bob.id, true), null);
  await settle();
  assert.deepEqual(mutedOnes(), ['c', 'b', 'b1', 'a']);
  const { mine: _, ...news }: Comment = backend.comments.get('a')!;
  backend.tell({ kind: 'comment', channel: 'thread/t', comment: { ...news, revision: 2 } });
  await settle();
  assert.deepEqual(mutedOnes(), ['c', 'b', 'b1', 'a']);
  assert.equal(await deeds.mute(bob.id, false), null);
  await settle();
  assert.deepEqual(mutedOnes(), []);
});

test('who is muted is nothing to whoever looks next', async () => {
  const { deeds, backend, community, mutedOnes } = await open();
  await deeds.mute(bob.id, true);
  backend.viewer = null;
  await community.reconnect();
  await settle();
  assert.deepEqual(mutedOnes(), []);
});

test('a backend without them offers nothing, and refuses in words', async () => {
  const { community, item } = await openThread({ seed: few });
  await settle();
  const deeds = threadDeeds(community, 't');
  assert.deepEqual([deeds.offers('lock'), deeds.offers('mute')], [false, false]);
  const answers = [
    await deeds.mark('a', 'pinned', true),
    await deeds.lock(true),
    await deeds.report('a', 'spam', ''),
    await deeds.mute(bob.id, true),
  ];
  assert.deepEqual(
    answers.map((error) => error?.code),
    ['unsupported', 'unsupported', 'unsupported', 'unsupported'],
  );
  await settle();
  assert.equal(item('a')?.comment.marks, undefined);
});
