import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atom } from 'nanostores';
import { CommunityError } from '../adapter/errors.ts';
import type { Base } from './base.ts';
import { openStore, type Opened } from './opening.ts';
import { ada, bob, createBackend } from './testing/backend.ts';
import { openCommunity, settle } from './testing/open.ts';
import { few } from './testing/open-thread.ts';
import { createWorld } from './testing/world.ts';
import { threadStore } from './threads/thread.ts';
import type { Loadable } from './types.ts';

interface View extends Loadable {
  readonly text: string;
  readonly failure: CommunityError | null;
}

function deferred<T>() {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((...both) => ([resolve, reject] = both));
  return { promise, resolve, reject };
}

/** A store that shows a text, whose living part comes when the test says so. */
function open(read: (() => Promise<string>) | undefined, given: Parameters<typeof openCommunity>[0] = {}) {
  const opened = openCommunity(given);
  const base = opened.community.store('base', (base: Base) => base);
  const $view = atom<View>({ status: 'loading', error: null, text: '', failure: null });
  const living = deferred<void>();
  const taken: (Opened<string> | undefined)[] = [];
  let tries = 0;
  const store = openStore<
    View,
    { ready: Promise<void>; speak(text: string): string | Promise<string> },
    string
  >(base, $view, {
    read,
    show: (text) => ({ text }),
    async living() {
      tries++;
      await living.promise;
      return (_, first) => {
        taken.push(first);
        return { ready: Promise.resolve(), speak: (text) => `${text}!` };
      };
    },
  });
  return { ...opened, base, $view, living, taken, store, tries: () => tries };
}

test('shows the first answer without the living store, which then goes on from it', async () => {
  const { $view, store, living, taken, world } = open(async () => 'hello');
  $view.listen(() => {});
  await store.ready;
  assert.deepEqual([$view.value.status, $view.value.text, taken.length], ['ready', 'hello', 0]);
  living.resolve();
  await settle();
  assert.deepEqual([await taken[0]?.answer, taken[0]?.askedAt], ['hello', world.time()]);
  assert.equal(store.later('', 'speak').speak('hi'), 'hi!');
});

/** A tab that shows things only when the test says so. */
function slowTab() {
  const world = createWorld();
  const waiting: (() => void)[] = [];
  const tab = world.tab();
  const env = { ...tab.env, afterView: (run: () => void) => void waiting.push(run) };
  return { given: { world, tab: { ...tab, env } }, show: () => waiting.splice(0).forEach((run) => run()) };
}

test('what follows waits until the first answer can be seen, for a visitor the core, too', async () => {
  const { given, show } = slowTab();
  const { $view, base, tries } = open(async () => 'hello', { ...given, viewer: null });
  $view.listen(() => {});
  await settle();
  assert.deepEqual([$view.value.text, base.$session.value.status, tries()], ['hello', 'ready', 0]);
  assert.equal(base.core, undefined);
  show();
  await settle();
  assert.equal(tries(), 1);
  assert.notEqual(base.core, undefined);
});

test('who acts does not wait for the first answer to be seen', async () => {
  const { given } = slowTab();
  const { $view, store, living } = open(async () => 'hello', { ...given, viewer: null });
  $view.listen(() => {});
  await store.ready;
  living.resolve();
  assert.equal(await store.later('', 'speak').speak('hi'), 'hi!');
});

test('nothing waits where the first part of the backend cannot say', async () => {
  const { given } = slowTab();
  const { $view, tries } = open(undefined, given);
  $view.listen(() => {});
  await settle();
  assert.equal(tries(), 1);
});

test('asks at the same time who is looking, and for what is shown', async () => {
  const { $view, backend } = open(async () => 'hello');
  $view.listen(() => {});
  assert.equal(backend.names('connect').length, 1);
});

test('asks once, also when it is moved before it has asked', async () => {
  let count = 0;
  const { $view, store } = open(async () => String(++count));
  $view.listen(() => {})();
  $view.listen(() => {});
  await store.ready;
  assert.equal($view.value.text, '1');
});

test('what is asked of it meanwhile waits for the living store', async () => {
  const { $view, store, living } = open(async () => 'hello');
  $view.listen(() => {});
  const said = store.later('', 'speak').speak('hi');
  living.resolve();
  assert.equal(await said, 'hi!');
});

test('says that reading failed without the living store', async () => {
  const { $view, store } = open(() => Promise.reject(new CommunityError('offline', 'scripted')));
  $view.listen(() => {});
  await store.ready;
  assert.deepEqual([$view.value.status, $view.value.error?.code], ['failed', 'offline']);
});

test('keeps what it shows when the living store cannot be loaded, and an action fails in words', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { $view, store, living } = open(async () => 'hello');
  const stop = $view.listen(() => {});
  await store.ready;
  living.reject(new TypeError('Failed to fetch dynamically imported module'));
  assert.equal(await store.later('otherwise', 'speak').speak('hi'), 'otherwise');
  assert.deepEqual(
    [$view.value.status, $view.value.text, $view.value.failure?.code],
    ['ready', 'hello', 'unavailable'],
  );
  stop();
});

test('fails in words when nothing can be shown without the living store and it cannot be loaded; the next call tries again', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { $view, store, living, tries } = open(undefined);
  const stop = $view.listen(() => {});
  living.reject(new TypeError('Failed to fetch dynamically imported module'));
  await store.ready;
  assert.deepEqual([$view.value.status, $view.value.error?.code], ['failed', 'unavailable']);
  await settle();
  const before = tries();
  await store.later('', 'speak').speak('hi');
  assert.equal(tries(), before + 1);
  await settle();
  t.mock.timers.tick(10_000);
  assert.equal(tries(), before + 2, 'and so it does by itself');
  stop();
});

test('a listener who left before the living store came leaves nothing of the first answer', async () => {
  const { $view, store, living, taken } = open(async () => 'hello');
  const stop = $view.listen(() => {});
  await store.ready;
  stop();
  living.resolve();
  await settle();
  assert.deepEqual([taken, $view.value.status, $view.value.text], [[undefined], 'loading', '']);
});

test('what was read for one member is gone as soon as another one is looking, living store or not', async () => {
  const { $view, living, taken, community, backend } = open(async () => 'for Ada alone');
  $view.listen(() => {});
  await settle();
  assert.deepEqual([community.$viewer.get()?.id, $view.value.text], ['ada', 'for Ada alone']);
  backend.viewer = bob;
  await community.reconnect();
  assert.deepEqual([$view.value.status, $view.value.text], ['loading', '']);
  living.resolve();
  await settle();
  assert.deepEqual(taken, [undefined]);
});

test('an answer for one member that comes when another one is looking is not shown', async () => {
  const answer = deferred<string>();
  const { $view, community, backend, tries } = open(() => answer.promise);
  $view.listen(() => {});
  await settle();
  assert.equal(community.$viewer.get()?.id, ada.id);
  backend.viewer = bob;
  await community.reconnect();
  answer.resolve('for Ada alone');
  await settle();
  assert.deepEqual([$view.value.text, tries()], ['', 1]);
});

test('a backend in two parts: what the first can’t say is asked of the whole, which is then the only one', async () => {
  for (const can of [true, false]) {
    const backend = createBackend({ now: () => 0, viewer: null });
    few(backend);
    const first: string[] = [];
    const say = async <T>(what: string, answer: () => Promise<T>): Promise<T | null> => {
      first.push(what);
      return can ? answer() : null;
    };
    const { adapter } = backend;
    let loaded = 0;
    const { community } = openCommunity({
      backend,
      adapter: {
        connect: () => say('connect', () => adapter.connect()),
        threads: {
          read: (query) => say('read', () => adapter.threads!.read(query)),
          counts: (query) => say('counts', () => adapter.threads!.counts!(query)),
        },
        whole: async () => {
          loaded++;
          return adapter;
        },
      },
    });
    const { $view, ready } = threadStore(community, 't');
    $view.listen(() => {});
    await ready;
    await settle();
    assert.deepEqual([$view.get().status, $view.get().items.length], ['ready', 4]);
    assert.equal(community.$session.get().status, 'ready');
    assert.deepEqual([first, loaded], [['connect', 'read'], 1]);
    // Each was asked once, by whichever part.
    assert.deepEqual([backend.names('connect').length, backend.names('read').length], [1, 1]);
    const other = threadStore(community, 'other');
    other.$view.listen(() => {});
    await other.ready;
    assert.equal(first.length, 2);
  }
});

test('a thread shows the order that was set and the draft that was kept before anything is loaded', async () => {
  const { community, backend, world } = openCommunity({ viewer: null });
  few(backend);
  world.stored.set('hearth/s/drafts', JSON.stringify({ ':thread/t/new': ['half a thought', world.time()] }));
  const store = threadStore(community, 't');
  assert.equal(store.draft('new'), 'half a thought');
  assert.equal(store.draft('reply/a'), '');
  store.$view.listen(() => {});
  void store.setSort('oldest');
  await store.ready;
  assert.deepEqual(
    [store.$view.get().items.map(({ comment }) => comment.id), backend.names('read').length],
    [['a', 'b', 'b1', 'c'], 1],
  );
});
