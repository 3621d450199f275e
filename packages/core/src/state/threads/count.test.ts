import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { countStore } from './count.ts';
import { openCommunity, settle } from '../testing/open.ts';

const counted = (backend: ReturnType<typeof openCommunity>['backend']) =>
  backend.calls.filter(({ name }) => name === 'counts').map(({ input }) => input);

describe('counts', () => {
  test('all that are asked for in one go are one question, sorted and without repeats', async () => {
    const { backend, community } = openCommunity();
    const stores = ['t', 'b', 'a', 't'].map((topic) => countStore(community, topic));
    for (const { $view } of stores) $view.listen(() => {});
    await Promise.all(stores.map(({ ready }) => ready));
    assert.deepEqual(counted(backend), [['a', 'b', 't']]);
    assert.equal(stores[0], stores[3]);
    assert.deepEqual(stores[1]!.$view.get(), { status: 'ready', error: null, count: 0 });
  });

  test('more than a backend counts at once are asked for in portions', async () => {
    const { backend, community } = openCommunity();
    const stores = Array.from({ length: 205 }, (_, n) => countStore(community, `t${n}`));
    for (const { $view } of stores) $view.listen(() => {});
    await Promise.all(stores.map(({ ready }) => ready));
    assert.deepEqual(
      counted(backend).map((topics) => (topics as string[]).length),
      [100, 100, 5],
    );
  });

  test('nothing is asked before somebody listens, and not again for a second listener', async () => {
    const { backend, community } = openCommunity();
    const store = countStore(community, 't');
    await settle();
    assert.deepEqual(counted(backend), []);
    const stop = store.$view.listen(() => {});
    await store.ready;
    stop();
    store.$view.listen(() => {});
    await settle();
    assert.equal(counted(backend).length, 1);
    await store.reload();
    assert.equal(counted(backend).length, 2);
  });

  test('two communities ask for themselves', async () => {
    const [one, other] = [openCommunity(), openCommunity()];
    const stores = [one, other].map(({ community }) => countStore(community, 't'));
    for (const { $view } of stores) $view.listen(() => {});
    await Promise.all(stores.map(({ ready }) => ready));
    assert.deepEqual([counted(one.backend).length, counted(other.backend).length], [1, 1]);
  });

  test('what failed says why, and is asked again once the community is there', async () => {
    const { backend, community } = openCommunity();
    backend.fail('counts', 'unavailable');
    const store = countStore(community, 't');
    store.$view.listen(() => {});
    await store.ready;
    assert.deepEqual([store.$view.get().status, store.$view.get().error?.code], ['failed', 'unavailable']);
    const again = new Promise<void>((resolve) => {
      store.$view.listen(({ status }) => status === 'ready' && resolve());
    });
    await community.reconnect();
    await again;
    assert.equal(store.$view.get().count, 0);
  });

  test('a backend without threads has no counts', async () => {
    const { backend } = openCommunity();
    const { threads: _, ...adapter } = backend.adapter;
    const { community } = openCommunity({ adapter });
    const store = countStore(community, 't');
    store.$view.listen(() => {});
    await store.ready;
    assert.equal(store.$view.get().error?.code, 'unsupported');
  });
});
