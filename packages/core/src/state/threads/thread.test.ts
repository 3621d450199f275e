import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SETTLE } from '../live/hub.ts';
import { ada, bob, cardOf, createBackend } from '../testing/backend.ts';
import { openCommunity, settle } from '../testing/open.ts';
import { few, openThread } from '../testing/open-thread.ts';
import { createWorld } from '../testing/world.ts';
import { threadStore } from './thread.ts';

test('loads with its first listener, in conversation order, and tells when it is ready', async () => {
  const { store, view, ids, backend } = await openThread({ seed: few });
  await store.ready;
  assert.deepEqual([view().status, ids()], ['ready', ['c', 'b', 'b1', 'a']]);
  assert.equal(backend.names('read').length, 1);
});

test('the same topic gives the same store, and a store that nobody hears asks for nothing', async () => {
  const { community, backend, world } = openCommunity();
  assert.equal(threadStore(community, 't'), threadStore(community, 't'));
  assert.notEqual(threadStore(community, 't'), threadStore(community, 'u'));
  await world.advance(10_000);
  assert.deepEqual([backend.calls, world.timers.size], [[], 0]);
});

test('reading does not wait for the session, and is done again if it lacked what concerns the viewer', async () => {
  const { backend, view, ids } = await openThread({ seed: (b) => b.seed({ id: 'a', mine: undefined }) });
  assert.deepEqual(
    backend.calls
      .slice(0, 2)
      .map(({ name }) => name)
      .sort(),
    ['connect', 'read'],
  );
  assert.equal(backend.names('read').length, 2);
  assert.deepEqual([view().status, ids()], ['ready', ['a']]);
});

test("T7 others' new comments and replies wait until they are asked for", async () => {
  const { backend, view, ids, store } = await openThread({ seed: few });
  backend.write({ id: 'd' });
  backend.write({ id: 'd1', parent: 'd' });
  backend.write({ id: 'a1', parent: 'a' });
  await settle();
  assert.deepEqual([view().fresh, ids()], [3, ['c', 'b', 'b1', 'a']]);
  store.showFresh();
  await settle();
  assert.deepEqual([view().fresh, ids()], [0, ['d', 'd1', 'c', 'b', 'b1', 'a', 'a1']]);
});

test('what is taken back before it was shown is not counted any more', async () => {
  const { backend, view } = await openThread({ seed: few });
  backend.write({ id: 'd' });
  backend.write({ id: 'e' });
  backend.change('d', { status: 'deleted', author: null, body: null });
  backend.tell({ kind: 'comment-gone', channel: 'thread/t', id: 'e', topic: 't' });
  await settle();
  assert.equal(view().fresh, 0);
});

test('an edit of a comment that was never loaded is not news', async () => {
  const { backend, view } = await openThread({
    seed: (b) => {
      b.pageSize = 2;
      few(b);
    },
  });
  backend.change('a', { reactions: [{ id: 'like', count: 1 }] });
  await settle();
  assert.equal(view().fresh, 0);
});

test('a reply at the end of a conversation that is not loaded to its end adds to what is left', async () => {
  const { backend, view, ids, store } = await openThread({
    seed: (b) => {
      b.seed({ id: 'a' });
      for (let index = 1; index <= 5; index++) b.seed({ id: `a${index}`, parent: 'a' });
    },
  });
  assert.equal(view().items.at(-1)?.moreReplies, 2);
  backend.write({ id: 'a6', parent: 'a' });
  await settle();
  assert.deepEqual([view().items.at(-1)?.moreReplies, view().fresh], [3, 0]);
  await store.moreReplies('a');
  assert.deepEqual(ids(), ['a', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6']);
  assert.equal(view().items.at(-1)?.moreReplies, 0);
});

test('edits, reactions and deletions of what is shown appear in place; what is gone leaves a tombstone', async () => {
  const { backend, item, ids } = await openThread({ seed: few });
  backend.change('a', { body: [{ type: 'paragraph', children: ['edited'] }] });
  backend.tell({ kind: 'comment-gone', channel: 'thread/t', id: 'b', topic: 't' });
  backend.tell({ kind: 'erased', channel: 'thread/t', member: 'bob' });
  await settle();
  assert.deepEqual(ids(), ['c', 'b', 'b1', 'a']);
  assert.equal(item('b')?.comment.status, 'deleted');
  assert.equal(item('b')?.comment.body, null);
  assert.equal(item('a')?.comment.author, null, 'erased');
});

test('shows what is new beyond what is loaded by going there', async () => {
  const { store, ids, backend, view } = await openThread({
    seed: (b) => {
      b.pageSize = 2;
      few(b);
    },
  });
  await store.setSort('oldest');
  backend.write({ id: 'd' });
  await settle();
  assert.equal(view().fresh, 1);
  store.showFresh();
  await settle();
  assert.deepEqual([ids(), view().target], [['d'], 'd']);
});

test('pages in both directions, one at a time, and says what went wrong', async () => {
  const { backend, store, view, ids } = await openThread({
    seed: (b) => {
      b.pageSize = 2;
      for (let index = 0; index < 6; index++) b.seed({ id: `c${index}` });
    },
  });
  await store.goTo('c3');
  assert.deepEqual(
    [ids(), view().target, view().hasNext, view().hasPrevious],
    [['c3', 'c2'], 'c3', true, true],
  );
  backend.fail('read', 'unavailable');
  await store.next();
  assert.deepEqual(
    [view().failure?.code, view().status, view().busy, ids()],
    ['unavailable', 'ready', false, ['c3', 'c2']],
  );
  await Promise.all([store.next(), store.next()]);
  assert.deepEqual([ids(), view().failure, view().hasNext], [['c3', 'c2', 'c1', 'c0'], null, false]);
  await store.previous();
  assert.deepEqual([ids(), view().hasPrevious], [['c5', 'c4', 'c3', 'c2', 'c1', 'c0'], false]);
});

test('a permalink to what is gone shows the thread and says so', async () => {
  const { store, view, ids } = await openThread({ seed: few });
  await store.goTo('nowhere');
  assert.deepEqual(
    [view().status, view().failure?.code, view().target, ids()],
    ['ready', 'not-found', null, ['c', 'b', 'b1', 'a']],
  );
});

test('T4 a permalink that is given before anybody looks is loaded in one read', async () => {
  const { community, backend, world } = openCommunity();
  few(backend);
  const store = threadStore(community, 't');
  await store.goTo('b1');
  store.$view.listen(() => {});
  await world.advance(SETTLE);
  assert.deepEqual(
    [
      store.$view.get().target,
      backend.names('read').map(({ input }) => (input as { around?: string }).around),
    ],
    ['b1', ['b1']],
  );
});

test('reading again because the connection lost its place moves nothing: news waits, what is gone goes, what lies beyond stays', async () => {
  const { backend, view, ids } = await openThread({
    seed: (b) => {
      for (const id of ['a', 'b', 'c']) b.seed({ id });
      for (let index = 1; index <= 5; index++) b.seed({ id: `a${index}`, parent: 'a' });
    },
  });
  backend.seed({ id: 'd', createdAt: Date.UTC(2026, 0, 2) });
  backend.seed({ id: 'c1', parent: 'c' });
  backend.comments.delete('b');
  backend.resync();
  await settle();
  assert.deepEqual(
    [ids(), view().fresh, view().items.at(-1)?.moreReplies],
    [['c', 'a', 'a1', 'a2', 'a3'], 2, 2],
  );
});

test('a failed read recovers by itself, and keeps what was shown', async () => {
  const { backend, view, world, ids } = await openThread({ seed: few });
  backend.fail('read', 'unavailable');
  backend.resync();
  await settle();
  assert.deepEqual(
    [view().status, view().error?.code, ids()],
    ['failed', 'unavailable', ['c', 'b', 'b1', 'a']],
  );
  await world.advance(1000);
  assert.deepEqual([view().status, view().error], ['ready', null]);
});

test('who signs out sees nothing any more of what was theirs alone', async () => {
  const { backend, view, ids, item, community } = await openThread({
    seed: (b) => {
      few(b);
      b.seed({ id: 'held', status: 'held', author: cardOf(ada) });
      b.change('a', { mine: ['like'], source: 'secret', can: ['edit'] });
    },
  });
  assert.ok(ids().includes('held'));
  backend.viewer = null;
  const release = backend.hold('read');
  await community.reconnect();
  await settle();
  assert.equal(item('held'), undefined);
  assert.deepEqual(ids(), ['c', 'b', 'b1', 'a'], 'what everybody may see stays');
  assert.ok(
    view().items.every(
      ({ comment }) => comment.mine === undefined && comment.source === undefined && !comment.can.length,
    ),
  );
  backend.comments.delete('held');
  release();
  await settle();
  assert.equal(view().status, 'ready');
});

test('older news of a comment changes nothing', async () => {
  const { backend, item } = await openThread({ seed: few });
  const old = backend.comments.get('a')!;
  backend.change('a', { body: [], editedAt: 1 });
  backend.tell({ kind: 'comment', channel: 'thread/t', comment: old });
  await settle();
  assert.deepEqual([item('a')?.comment.revision, item('a')?.comment.body], [2, []]);
});

test('news without viewer data leaves own reactions and rights in place', async () => {
  const { backend, item } = await openThread({ seed: few });
  await settle();
  const { mine: _, source: __, ...rest } = backend.comments.get('a')!;
  backend.change('a', { mine: ['like'], can: ['edit'], source: 'x' });
  backend.tell({
    kind: 'comment',
    channel: 'thread/t',
    comment: { ...rest, revision: 7, can: [], reactions: [{ id: 'like', count: 2 }] },
  });
  await settle();
  assert.deepEqual(
    [
      item('a')?.comment.mine,
      item('a')?.comment.can,
      item('a')?.comment.source,
      item('a')?.comment.reactions[0]?.count,
    ],
    [['like'], ['edit'], 'x', 2],
  );
});

test('lets go of everything a second after the last listener', async () => {
  const { stop, world, backend, store, community, tab } = await openThread({ seed: few });
  stop();
  await world.advance(999);
  assert.equal(backend.subscriptions.size, 1);
  await world.advance(1);
  await settle();
  assert.deepEqual([backend.subscriptions.size, world.timers.size, world.heldLocks()], [0, 0, 0]);
  store.$view.listen(() => {});
  await world.advance(SETTLE);
  assert.deepEqual([store.$view.get().items.length, backend.subscriptions.size], [4, 1]);
  community.destroy();
  await settle();
  assert.deepEqual(
    [backend.subscriptions.size, world.timers.size, world.heldLocks(), world.openChannels(), tab.listeners()],
    [0, 0, 0, 0, 0],
  );
});

test('a backend without threads is refused, not asked', async () => {
  const { backend } = openCommunity();
  const { threads: _, ...adapter } = backend.adapter;
  const { view } = await openThread({ adapter });
  assert.deepEqual([view().status, view().error?.code], ['failed', 'unsupported']);
});

test('shows the same comment to two members as each may see it', async () => {
  const world = createWorld();
  const backend = createBackend({ now: world.time });
  few(backend);
  const mine = await openThread({ world, backend });
  backend.viewer = bob;
  const theirs = await openThread({ world, backend });
  assert.deepEqual([mine.community.$viewer.get()?.id, theirs.community.$viewer.get()?.id], ['ada', 'bob']);
  await mine.store.post({ body: 'hello', parent: null });
  await settle();
  assert.equal(theirs.view().fresh + theirs.ids().filter((id) => id === 'new-1').length, 1);
});
