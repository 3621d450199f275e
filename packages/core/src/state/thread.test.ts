import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SETTLE } from './hub.ts';
import { ada, bob, cardOf, createBackend, guest } from './testing/backend.ts';
import { openCommunity, settle } from './testing/open.ts';
import { createWorld } from './testing/world.ts';
import { threadStore } from './thread.ts';
import type { ThreadView } from './types.ts';

/** A thread that somebody looks at, with a live connection. */
async function open(given: Parameters<typeof openCommunity>[0] & { readonly seed?: (backend: ReturnType<typeof createBackend>) => void } = {}) {
  const world = given.world ?? createWorld();
  const backend = given.backend ?? createBackend({ now: world.time, ...(given.viewer !== undefined && { viewer: given.viewer }), ...(given.ids && { ids: given.ids }) });
  given.seed?.(backend);
  const opened = openCommunity({ ...given, world, backend });
  const store = threadStore(opened.community, 't');
  const views: ThreadView[] = [];
  const stop = store.$view.listen((view) => void views.push(view));
  await world.advance(SETTLE);
  const view = () => store.$view.get();
  return { ...opened, store, view, views, stop, ids: () => view().items.map(({ comment }) => comment.id), item: (id: string) => view().items.find(({ comment }) => comment.id === id) };
}
const few = (backend: ReturnType<typeof createBackend>) => {
  for (const id of ['a', 'b', 'c']) backend.seed({ id });
  backend.seed({ id: 'b1', parent: 'b' });
};

test('loads with its first listener, in conversation order, and tells when it is ready', async () => {
  const { store, view, ids, backend } = await open({ seed: few });
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
  const { backend, view, ids } = await open({ seed: (b) => b.seed({ id: 'a', mine: undefined }) });
  assert.deepEqual(backend.calls.slice(0, 2).map(({ name }) => name).sort(), ['connect', 'read']);
  assert.equal(backend.names('read').length, 2);
  assert.deepEqual([view().status, ids()], ['ready', ['a']]);
});

test("others' new comments and replies wait until they are asked for", async () => {
  const { backend, view, ids, store } = await open({ seed: few });
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
  const { backend, view } = await open({ seed: few });
  backend.write({ id: 'd' });
  backend.write({ id: 'e' });
  backend.change('d', { status: 'deleted', author: null, body: null });
  backend.tell({ kind: 'comment-gone', channel: 'thread/t', id: 'e', topic: 't' });
  await settle();
  assert.equal(view().fresh, 0);
});

test('an edit of a comment that was never loaded is not news', async () => {
  const { backend, view } = await open({
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
  const { backend, view, ids, store } = await open({
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
  const { backend, item, ids } = await open({ seed: few });
  backend.change('a', { body: [{ type: 'paragraph', children: ['edited'] }] });
  backend.tell({ kind: 'comment-gone', channel: 'thread/t', id: 'b', topic: 't' });
  backend.tell({ kind: 'erased', channel: 'thread/t', member: 'bob' });
  await settle();
  assert.deepEqual(ids(), ['c', 'b', 'b1', 'a']);
  assert.equal(item('b')?.comment.status, 'deleted');
  assert.equal(item('b')?.comment.body, null);
  assert.equal(item('a')?.comment.author, null, 'erased');
});

test('own words are shown at once and in their place, and sent', async () => {
  const { backend, store, view, ids, item } = await open({ seed: few });
  const release = backend.hold('post');
  const first = store.post({ body: 'hello', parent: null });
  const reply = store.post({ body: 'yes', parent: 'b' });
  await settle();
  assert.deepEqual(ids(), ['new-1', 'c', 'b', 'b1', 'new-2', 'a']);
  assert.deepEqual([item('new-1')?.pending, item('new-2')?.comment.depth, item('new-1')?.comment.author?.name], ['sending', 1, 'Ada']);
  release();
  assert.deepEqual(await Promise.all([first, reply]), ['new-1', 'new-2']);
  await settle();
  assert.deepEqual(ids(), ['new-1', 'c', 'b', 'b1', 'new-2', 'a']);
  assert.deepEqual([item('new-1')?.pending, item('new-2')?.pending, view().fresh], [null, null, 0]);
});

test('sorted by age, own first comments stand at the end, also when another page follows', async () => {
  const { store, ids, backend } = await open({
    seed: (b) => {
      b.pageSize = 2;
      few(b);
    },
  });
  await store.setSort('oldest');
  await store.post({ body: 'hello', parent: null });
  await settle();
  assert.deepEqual(ids(), ['a', 'b', 'b1', 'new-1']);
  await store.next();
  assert.deepEqual(ids(), ['a', 'b', 'b1', 'c', 'new-1']);
  assert.equal(backend.names('read').length, 3);
});

test('shows what is new beyond what is loaded by going there', async () => {
  const { store, ids, backend, view } = await open({
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

test('without a network own words wait with their page, and survive a reload', async () => {
  const { backend, store, item, world, community, tab } = await open({ seed: few });
  backend.offline = true;
  tab.online = false;
  store.setDraft('new', 'hello');
  await store.post({ body: 'hello', parent: null });
  await settle();
  assert.equal(item('new-1')?.pending, 'waiting');
  assert.equal(store.draft('new'), '');
  community.destroy();
  backend.offline = false;
  const again = await open({ world, backend });
  await settle();
  assert.deepEqual([again.item('new-1')?.pending, backend.comments.has('new-1')], [null, true]);
});

test('a refused post keeps its words for another try', async () => {
  const { backend, store, item, ids } = await open({ seed: few });
  backend.fail('post', 'rate-limited');
  backend.fail('post', 'forbidden');
  backend.fail('post', 'forbidden');
  await store.post({ body: 'hello', parent: null });
  await settle();
  assert.equal(item('new-1')?.pending, 'waiting');
  await store.retry('new-1');
  await settle();
  assert.deepEqual([item('new-1')?.pending, item('new-1')?.error?.code], ['failed', 'forbidden']);
  await store.retry('new-1');
  store.discard('new-1');
  await settle();
  assert.deepEqual(ids(), ['c', 'b', 'b1', 'a']);
});

test('words of a visitor fail politely, and are sent once they have joined', async () => {
  const { backend, store, item, community } = await open({ seed: few, viewer: null });
  await store.post({ body: 'hello', parent: null });
  await settle();
  assert.deepEqual([item('new-1')?.pending, item('new-1')?.error?.code], ['failed', 'unauthenticated']);
  await community.joinAsGuest('Gast');
  await store.retry('new-1');
  await settle();
  assert.deepEqual([item('new-1')?.pending, backend.comments.get('new-1')?.author?.id], [null, guest.id]);
});

test('where the backend makes the ids, the comment keeps its place and both ids lead to it', async () => {
  const { backend, store, view, ids } = await open({ seed: few, ids: 'server' });
  const release = backend.hold('post');
  const posting = store.post({ body: 'hello', parent: null });
  const replying = store.post({ body: 'reply', parent: 'new-1' });
  await settle();
  release();
  await Promise.all([posting, replying]);
  await settle();
  assert.deepEqual(ids(), ['server-4', 'server-5', 'c', 'b', 'b1', 'a']);
  assert.deepEqual(view().items.map(({ comment }) => comment.clientId).slice(0, 2), ['new-1', 'new-2']);
  assert.equal(backend.comments.get('server-5')?.parent, 'server-4');
  assert.equal(await store.react('new-1', 'like', true), true);
  await store.goTo('new-1');
  assert.equal(view().target, 'server-4');
});

test('an action is shown at once and undone when refused, without touching what came meanwhile', async () => {
  const { backend, store, view, item } = await open({ seed: few });
  const release = backend.hold('react');
  backend.fail('react', 'forbidden');
  const reacting = store.react('a', 'like', true);
  await settle();
  assert.deepEqual([item('a')?.comment.mine, item('a')?.comment.reactions], [['like'], [{ id: 'like', count: 1 }]]);
  backend.change('a', { reactions: [{ id: 'love', count: 3 }] });
  await settle();
  assert.deepEqual(item('a')?.comment.reactions, [{ id: 'love', count: 3 }, { id: 'like', count: 1 }]);
  release();
  assert.equal(await reacting, false);
  await settle();
  assert.deepEqual([item('a')?.comment.mine, item('a')?.comment.reactions], [[], [{ id: 'love', count: 3 }]]);
  assert.equal(view().failure?.code, 'forbidden');
});

test('quick actions on one comment start from the revision that the one before has made', async () => {
  const { backend, store, item } = await open({ seed: few });
  const [one, two] = await Promise.all([store.edit('a', 'first'), store.edit('a', 'second')]);
  await settle();
  assert.deepEqual([one, two, item('a')?.comment.source, item('a')?.comment.revision], [true, true, 'second', 3]);
  assert.equal(backend.names('edit').length, 2);
});

test('a refused edit keeps the words as a draft; after a conflict the next try starts from what is there', async () => {
  const { backend, store, view } = await open({ seed: few });
  const before = backend.comments.get('a')!;
  backend.comments.set('a', { ...before, revision: 9 });
  assert.equal(await store.edit('a', 'mine'), false);
  await settle();
  assert.deepEqual([view().failure?.code, store.draft('edit/a')], ['conflict', 'mine']);
  assert.equal(await store.edit('a', 'mine'), true);
  assert.deepEqual([view().failure, store.draft('edit/a')], [null, '']);
});

test('removing leaves a tombstone at once', async () => {
  const { store, item, backend } = await open({ seed: few });
  const release = backend.hold('remove');
  const removing = store.remove('b');
  await settle();
  assert.deepEqual([item('b')?.comment.status, item('b')?.comment.body], ['deleted', null]);
  release();
  assert.equal(await removing, true);
});

test('pages in both directions, one at a time, and says what went wrong', async () => {
  const { backend, store, view, ids } = await open({
    seed: (b) => {
      b.pageSize = 2;
      for (let index = 0; index < 6; index++) b.seed({ id: `c${index}` });
    },
  });
  await store.goTo('c3');
  assert.deepEqual([ids(), view().target, view().hasNext, view().hasPrevious], [['c3', 'c2'], 'c3', true, true]);
  backend.fail('read', 'unavailable');
  await store.next();
  assert.deepEqual([view().failure?.code, view().status, view().busy, ids()], ['unavailable', 'ready', false, ['c3', 'c2']]);
  await Promise.all([store.next(), store.next()]);
  assert.deepEqual([ids(), view().failure, view().hasNext], [['c3', 'c2', 'c1', 'c0'], null, false]);
  await store.previous();
  assert.deepEqual([ids(), view().hasPrevious], [['c5', 'c4', 'c3', 'c2', 'c1', 'c0'], false]);
});

test('a permalink to what is gone shows the thread and says so', async () => {
  const { store, view, ids } = await open({ seed: few });
  await store.goTo('nowhere');
  assert.deepEqual([view().status, view().failure?.code, view().target, ids()], ['ready', 'not-found', null, ['c', 'b', 'b1', 'a']]);
});

test('a permalink that is given before anybody looks is loaded in one read', async () => {
  const { community, backend, world } = openCommunity();
  few(backend);
  const store = threadStore(community, 't');
  await store.goTo('b1');
  store.$view.listen(() => {});
  await world.advance(SETTLE);
  assert.deepEqual([store.$view.get().target, backend.names('read').map(({ input }) => (input as { around?: string }).around)], ['b1', ['b1']]);
});

test('reading again because the connection lost its place moves nothing: news waits, what is gone goes, what lies beyond stays', async () => {
  const { backend, view, ids } = await open({
    seed: (b) => {
      for (const id of ['a', 'b', 'c']) b.seed({ id });
      for (let index = 1; index <= 5; index++) b.seed({ id: `a${index}`, parent: 'a' });
    },
  });
  backend.seed({ id: 'd', createdAt: Date.UTC(2026, 0, 2) });
  backend.seed({ id: 'c1', parent: 'c' });
  backend.comments.delete('b');
  for (const { onResync } of backend.subscriptions) onResync('e.0');
  await settle();
  assert.deepEqual([ids(), view().fresh, view().items.at(-1)?.moreReplies], [['c', 'a', 'a1', 'a2', 'a3'], 2, 2]);
});

test('a failed read recovers by itself, and keeps what was shown', async () => {
  const { backend, view, world, ids } = await open({ seed: few });
  backend.fail('read', 'unavailable');
  for (const { onResync } of backend.subscriptions) onResync('e.0');
  await settle();
  assert.deepEqual([view().status, view().error?.code, ids()], ['failed', 'unavailable', ['c', 'b', 'b1', 'a']]);
  await world.advance(1000);
  assert.deepEqual([view().status, view().error], ['ready', null]);
});

test('who signs out sees nothing any more of what was theirs alone', async () => {
  const { backend, view, ids, item, community } = await open({
    seed: (b) => {
      few(b);
      b.seed({ id: 'held', status: 'held', author: cardOf(ada) });
      b.change('a', { mine: ['like'], source: 'secret', can: ['edit'] });
    },
  });
  assert.deepEqual(ids(), ['held', 'c', 'b', 'b1', 'a'].filter((id) => ids().includes(id)));
  backend.viewer = null;
  backend.offline = false;
  const release = backend.hold('read');
  await community.reconnect();
  await settle();
  assert.equal(item('held'), undefined);
  assert.ok(view().items.every(({ comment }) => comment.mine === undefined && comment.source === undefined && !comment.can.length));
  backend.comments.delete('held');
  release();
  await settle();
  assert.equal(view().status, 'ready');
});

test('own words from another device appear at once; held ones too', async () => {
  const { backend, ids, view } = await open({ seed: few });
  backend.write({ id: 'mine', author: cardOf(ada) });
  backend.write({ id: 'held', author: cardOf(ada), status: 'held', parent: 'a' });
  await settle();
  assert.deepEqual([ids(), view().fresh], [['mine', 'c', 'b', 'b1', 'a', 'held'], 0]);
});

test('news without viewer data leaves own reactions and rights in place', async () => {
  const { backend, item } = await open({ seed: few });
  await settle();
  const { mine: _, source: __, ...rest } = backend.comments.get('a')!;
  backend.change('a', { mine: ['like'], can: ['edit'], source: 'x' });
  backend.tell({ kind: 'comment', channel: 'thread/t', comment: { ...rest, revision: 7, can: [], reactions: [{ id: 'like', count: 2 }] } });
  await settle();
  assert.deepEqual([item('a')?.comment.mine, item('a')?.comment.can, item('a')?.comment.source, item('a')?.comment.reactions[0]?.count], [['like'], ['edit'], 'x', 2]);
});

test('lets go of everything a second after the last listener', async () => {
  const { stop, world, backend, store, community, tab } = await open({ seed: few });
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
  assert.deepEqual([backend.subscriptions.size, world.timers.size, world.heldLocks(), world.openChannels(), tab.listeners()], [0, 0, 0, 0, 0]);
});

test('a backend without threads is refused, not asked', async () => {
  const { backend } = openCommunity();
  const { threads: _, ...adapter } = backend.adapter;
  const { view } = await open({ adapter });
  assert.deepEqual([view().status, view().error?.code], ['failed', 'unsupported']);
});

test('shows the same comment to two members as each may see it', async () => {
  const world = createWorld();
  const backend = createBackend({ now: world.time });
  few(backend);
  const mine = await open({ world, backend });
  backend.viewer = bob;
  const theirs = await open({ world, backend });
  assert.deepEqual([mine.community.$viewer.get()?.id, theirs.community.$viewer.get()?.id], ['ada', 'bob']);
  await mine.store.post({ body: 'hello', parent: null });
  await settle();
  assert.equal(theirs.view().fresh + theirs.ids().filter((id) => id === 'new-1').length, 1);
});
