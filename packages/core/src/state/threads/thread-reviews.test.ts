import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BackendAdapter } from '../../adapter/contract.ts';
import { ratingsOf } from '../../domain/threads/reviews.ts';
import type { Thread } from '../../domain/threads/types.ts';
import { threadDeeds } from './thread-deeds.ts';
import './thread-deeds-living.ts';
import { ada, cardOf, createBackend } from '../testing/backend.ts';
import { few, openThread } from '../testing/open-thread.ts';
import { createWorld, settle } from '../testing/world.ts';

test('T14 a review that waits for the network keeps its stars, also over a reload', async () => {
  const { backend, store, item, world, community, tab } = await openThread({ seed: few });
  backend.offline = true;
  tab.online = false;
  await store.post({ body: 'warm light', parent: null, rating: 4.5 });
  await settle();
  assert.deepEqual([item('new-1')?.pending, item('new-1')?.comment.rating], ['waiting', 4.5]);
  community.destroy();
  backend.offline = false;
  const again = await openThread({ world, backend });
  await settle();
  assert.equal(again.item('new-1')?.pending, null);
  assert.equal((backend.names('post').at(-1)?.input as { rating?: number }).rating, 4.5);
});

test('T14 other stars are shown at once, and the old ones again when they are refused', async () => {
  const { backend, store, item } = await openThread({
    seed: (b) => b.seed({ id: 'own', author: cardOf(ada), rating: 4, can: ['edit'] }),
  });
  const release = backend.hold('edit');
  const saving = store.edit('own', 'it broke', undefined, { rating: 0.5 });
  await settle();
  assert.equal(item('own')?.comment.rating, 0.5);
  backend.fail('edit', 'forbidden');
  release();
  assert.equal(await saving, false);
  await settle();
  assert.equal(item('own')?.comment.rating, 4);
  assert.equal((backend.names('edit')[0]?.input as { rating?: number }).rating, 0.5);
});

test('T14 what the reviews come to follows the changes of their thread, and stays with news of comments', async () => {
  const { backend, view } = await openThread({ seed: few });
  const thread: Thread = {
    topic: 't',
    title: null,
    url: null,
    locked: false,
    comments: 1,
    ratings: ratingsOf([0, 0, 0, 0, 0, 0, 0, 0, 1, 0]),
  };
  backend.tell({ kind: 'thread', channel: 'thread/t', thread });
  await settle();
  assert.equal(view().thread?.ratings?.mean, 4.5);
  backend.tell({ kind: 'comment', channel: 'thread/t', comment: backend.seed({ id: 'd' }), comments: 2 });
  await settle();
  assert.deepEqual([view().thread?.comments, view().thread?.ratings?.count], [2, 1]);
});

/** A review by Bob on a backend that knows votes. */
async function open(refuse: () => Promise<void> = async () => {}) {
  const world = createWorld();
  const backend = createBackend({ now: world.time });
  const { adapter, calls } = backend;
  const threads = {
    ...adapter.threads!,
    async vote({ id, value }) {
      calls.push({ name: 'vote', input: { id, value } });
      await refuse();
      return backend.change(id, { vote: value, votes: { up: 3 + value, down: 0 } });
    },
  } satisfies BackendAdapter['threads'];
  const opened = await openThread({
    world,
    backend: Object.assign(backend, { adapter: { ...adapter, threads } }),
    seed: (b) => b.seed({ id: 'r', rating: 2, votes: { up: 3, down: 0 }, vote: 0, can: ['vote'] }),
  });
  await settle();
  const votes = () => [opened.item('r')?.comment.vote, opened.item('r')?.comment.votes?.up];
  return { ...opened, deeds: threadDeeds(opened.community, 't'), votes };
}

test('T16 that a review helped is shown at once, counted once, and taken back', async () => {
  const { deeds, votes, backend } = await open();
  const voting = deeds.vote('r', 1);
  await settle();
  assert.deepEqual(votes(), [1, 4]);
  assert.equal(await voting, null);
  await settle();
  assert.deepEqual(votes(), [1, 4]);
  assert.equal(await deeds.vote('r', 0), null);
  await settle();
  assert.deepEqual(votes(), [0, 3]);
  assert.deepEqual(
    backend.names('vote').map(({ input }) => input),
    [
      { id: 'r', value: 1 },
      { id: 'r', value: 0 },
    ],
  );
});

test('T16 a vote that is refused is undone, and the answer says why', async () => {
  const { deeds, votes } = await open(async () => {
    throw new Error('no');
  });
  assert.equal((await deeds.vote('r', 1))?.code, 'unavailable');
  await settle();
  assert.deepEqual(votes(), [0, 3]);
});
