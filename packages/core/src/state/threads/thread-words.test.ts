import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ada, cardOf, guest } from '../testing/backend.ts';
import { settle } from '../testing/open.ts';
import { few, openThread } from '../testing/open-thread.ts';

test('T29 own words are shown at once and in their place, and sent', async () => {
  const { backend, store, view, ids, item } = await openThread({ seed: few });
  const release = backend.hold('post');
  const first = store.post({ body: 'hello', parent: null });
  const reply = store.post({ body: 'yes', parent: 'b' });
  await settle();
  assert.deepEqual(ids(), ['new-1', 'c', 'b', 'b1', 'new-2', 'a']);
  assert.deepEqual(
    [item('new-1')?.pending, item('new-2')?.comment.depth, item('new-1')?.comment.author?.name],
    ['sending', 1, 'Ada'],
  );
  release();
  assert.deepEqual(await Promise.all([first, reply]), ['new-1', 'new-2']);
  await settle();
  assert.deepEqual(ids(), ['new-1', 'c', 'b', 'b1', 'new-2', 'a']);
  assert.deepEqual([item('new-1')?.pending, item('new-2')?.pending, view().fresh], [null, null, 0]);
});

test('sorted by age, own first comments stand at the end, also when another page follows', async () => {
  const { store, ids, backend } = await openThread({
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

test('without a network own words wait with their page, and survive a reload', async () => {
  const { backend, store, item, world, community, tab } = await openThread({ seed: few });
  backend.offline = true;
  tab.online = false;
  store.setDraft('new', 'hello');
  await store.post({ body: 'hello', parent: null });
  await settle();
  assert.equal(item('new-1')?.pending, 'waiting');
  assert.equal(store.draft('new'), '');
  community.destroy();
  backend.offline = false;
  const again = await openThread({ world, backend });
  await settle();
  assert.deepEqual([again.item('new-1')?.pending, backend.comments.has('new-1')], [null, true]);
});

test('T29 a refused post keeps its words for another try', async () => {
  const { backend, store, item, ids } = await openThread({ seed: few });
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
  const { backend, store, item, community } = await openThread({ seed: few, viewer: null });
  await store.post({ body: 'hello', parent: null });
  await settle();
  assert.deepEqual([item('new-1')?.pending, item('new-1')?.error?.code], ['failed', 'unauthenticated']);
  await community.joinAsGuest('Gast');
  await store.retry('new-1');
  await settle();
  assert.deepEqual([item('new-1')?.pending, backend.comments.get('new-1')?.author?.id], [null, guest.id]);
});

test('where the backend makes the ids, the comment keeps its place and both ids lead to it', async () => {
  const { backend, store, view, ids } = await openThread({ seed: few, ids: 'server' });
  const release = backend.hold('post');
  const posting = store.post({ body: 'hello', parent: null });
  const replying = store.post({ body: 'reply', parent: 'new-1' });
  await settle();
  release();
  await Promise.all([posting, replying]);
  await settle();
  assert.deepEqual(ids(), ['server-4', 'server-5', 'c', 'b', 'b1', 'a']);
  assert.deepEqual(
    view()
      .items.map(({ comment }) => comment.clientId)
      .slice(0, 2),
    ['new-1', 'new-2'],
  );
  assert.equal(backend.comments.get('server-5')?.parent, 'server-4');
  assert.equal(await store.react('new-1', 'like', true), true);
  await store.goTo('new-1');
  assert.equal(view().target, 'server-4');
});

test('an action is shown at once and undone when refused, without touching what came meanwhile', async () => {
  const { backend, store, view, item } = await openThread({ seed: few });
  const release = backend.hold('react');
  backend.fail('react', 'forbidden');
  const reacting = store.react('a', 'like', true);
  await settle();
  assert.deepEqual(
    [item('a')?.comment.mine, item('a')?.comment.reactions],
    [['like'], [{ id: 'like', count: 1 }]],
  );
  backend.change('a', { reactions: [{ id: 'love', count: 3 }] });
  await settle();
  assert.deepEqual(item('a')?.comment.reactions, [
    { id: 'love', count: 3 },
    { id: 'like', count: 1 },
  ]);
  release();
  assert.equal(await reacting, false);
  await settle();
  assert.deepEqual([item('a')?.comment.mine, item('a')?.comment.reactions], [[], [{ id: 'love', count: 3 }]]);
  assert.equal(view().failure?.code, 'forbidden');
});

test('quick actions on one comment start from the revision that the one before has made', async () => {
  const { backend, store, item } = await openThread({ seed: few });
  const [one, two] = await Promise.all([store.edit('a', 'first'), store.edit('a', 'second')]);
  await settle();
  assert.deepEqual(
    [one, two, item('a')?.comment.source, item('a')?.comment.revision],
    [true, true, 'second', 3],
  );
  assert.equal(backend.names('edit').length, 2);
});

test('an action whose answer was lost is asked for once more, by the same key', async () => {
  const { backend, store, view, item } = await openThread({ seed: few });
  backend.fail('edit', 'offline');
  assert.equal(await store.edit('a', 'mine'), true);
  const [first, second, ...rest] = backend.names('edit').map(({ input }) => input);
  assert.deepEqual([second, rest], [first, []]);
  assert.deepEqual([view().failure, item('a')?.comment.source, store.draft('edit/a')], [null, 'mine', '']);

  backend.offline = true;
  assert.equal(await store.react('a', 'like', true), false);
  assert.deepEqual([view().failure?.code, backend.names('react').length], ['offline', 2]);
});

test('a refused edit keeps the words as a draft; after a conflict the next try starts from what is there', async () => {
  const { backend, store, view } = await openThread({ seed: few });
  const before = backend.comments.get('a')!;
  backend.comments.set('a', { ...before, revision: 9 });
  assert.equal(await store.edit('a', 'mine'), false);
  await settle();
  assert.deepEqual([view().failure?.code, store.draft('edit/a')], ['conflict', 'mine']);
  assert.equal(await store.edit('a', 'mine'), true);
  assert.deepEqual([view().failure, store.draft('edit/a')], [null, '']);
});

test('removing leaves a tombstone at once', async () => {
  const { store, item, backend } = await openThread({ seed: few });
  const release = backend.hold('remove');
  const removing = store.remove('b');
  await settle();
  assert.deepEqual([item('b')?.comment.status, item('b')?.comment.body], ['deleted', null]);
  release();
  assert.equal(await removing, true);
});

test('own words from another device appear at once; held ones too', async () => {
  const { backend, ids, view } = await openThread({ seed: few });
  backend.write({ id: 'mine', author: cardOf(ada) });
  backend.write({ id: 'held', author: cardOf(ada), status: 'held', parent: 'a' });
  await settle();
  assert.deepEqual([ids(), view().fresh], [['mine', 'c', 'b', 'b1', 'a', 'held'], 0]);
});

test('words that the site asks to read over wait for their author, and go with the token that came', async () => {
  const { backend, store, item } = await openThread({ seed: few });
  backend.fail('post', 'nudge', { confirm: 'token' });
  await store.post({ body: 'hello', parent: null });
  await settle();
  assert.deepEqual(
    [item('new-1')?.pending, item('new-1')?.error?.code, item('new-1')?.comment.source],
    ['failed', 'nudge', 'hello'],
  );
  await store.retry('new-1');
  await settle();
  assert.equal(item('new-1')?.pending, null);
  assert.deepEqual(
    backend.names('post').map(({ input }) => (input as { confirm?: string }).confirm),
    [undefined, 'token'],
  );
});

test('an edit that is to be read over keeps its words as a draft, and is taken with the token', async () => {
  const seed: typeof few = (b) => void b.seed({ id: 'a', author: cardOf(ada), source: 'before' });
  const { backend, store, view, item } = await openThread({ seed });
  backend.fail('edit', 'nudge', { confirm: 'token' });
  assert.equal(await store.edit('a', 'after'), false);
  await settle();
  assert.deepEqual(
    [view().failure?.details.confirm, store.draft('edit/a'), item('a')?.comment.source],
    ['token', 'after', 'before'],
  );
  assert.equal(await store.edit('a', 'after', 'token'), true);
  await settle();
  assert.deepEqual([item('a')?.comment.source, store.draft('edit/a')], ['after', '']);
});
