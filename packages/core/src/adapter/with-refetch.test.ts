import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SPEC, type BackendAdapter, type ChangesPage, type ChangesQuery } from './contract.ts';
import { CommunityError } from './errors.ts';
import { withRefetch } from './with-refetch.ts';

function createPage() {
  const listeners = new Set<() => void>();
  return {
    visibilityState: 'visible' as DocumentVisibilityState,
    listeners,
    addEventListener: (_: string, listener: unknown) => void listeners.add(listener as () => void),
    removeEventListener: (_: string, listener: unknown) => void listeners.delete(listener as () => void),
    turn(state: DocumentVisibilityState) {
      this.visibilityState = state;
      for (const listener of listeners) listener();
    },
  };
}

/** Timers that run when told to. */
function createTimers() {
  const planned = new Map<() => void, number>();
  return {
    planned,
    after: (milliseconds: number, task: () => void) => {
      planned.set(task, milliseconds);
      return () => void planned.delete(task);
    },
    async run() {
      const tasks = [...planned.keys()];
      planned.clear();
      tasks.forEach((task) => task());
      await new Promise((resolve) => setImmediate(resolve));
    },
    get waits() {
      return [...planned.values()];
    },
  };
}

function watch(adapter: BackendAdapter) {
  const [page, timers, told] = [createPage(), createTimers(), [] as string[]];
  const stop = withRefetch(adapter, { interval: 1000, page, after: timers.after }).subscribe({
    since: 'e.1',
    channels: ['poll/p'],
    onChange: ({ cursor }) => void told.push(`change ${cursor}`),
    onResync: (asOf) => void told.push(`resync ${asOf}`),
    onState: (state, error) => void told.push(error ? `${state} ${error.code}` : state),
  });
  return { page, timers, told, stop };
}

const bare: BackendAdapter = { spec: SPEC, ids: 'client', connect: () => Promise.reject(new Error()) };

test('tells the listener to read again, at the interval', async () => {
  const { timers, told } = watch(bare);
  assert.deepEqual(timers.waits, [1000]);
  await timers.run();
  await timers.run();
  assert.deepEqual(told, ['live', 'resync e.1', 'resync e.1']);
});

test('does nothing while the page is hidden, and reads at once when it is shown', async () => {
  const { page, timers, told } = watch(bare);
  page.turn('hidden');
  assert.deepEqual(timers.waits, []);
  page.turn('visible');
  assert.deepEqual(timers.waits, [0]);
  await timers.run();
  assert.deepEqual(told, ['live', 'resync e.1']);
  assert.deepEqual(timers.waits, [1000]);
});

test('leaves no timer and no listener behind', async () => {
  const { page, timers, stop } = watch(bare);
  stop();
  assert.deepEqual([timers.waits, page.listeners.size], [[], 0]);
  page.turn('visible');
  assert.deepEqual(timers.waits, []);
});

test('asks for changes where the backend knows them, page by page, from the last position on', async () => {
  const asked: ChangesQuery[] = [];
  const answers: (Partial<ChangesPage> | CommunityError)[] = [
    { changes: [{ kind: 'erased', member: 'm', cursor: 'e.2', channel: 'poll/p' }], asOf: 'e.2', more: true },
    { asOf: 'e.5' },
    new CommunityError('offline', 'Cut.'),
    { asOf: 'f.9', resync: true },
  ];
  const changes = async (query: ChangesQuery): Promise<ChangesPage> => {
    asked.push(query);
    const answer = answers.shift()!;
    if (answer instanceof Error) throw answer;
    return { changes: [], asOf: 'e.1', more: false, resync: false, ...answer };
  };
  const { timers, told } = watch({ ...bare, changes });
  for (let round = 0; round < 3; round++) await timers.run();
  assert.deepEqual(
    asked.map(({ since }) => since),
    ['e.1', 'e.2', 'e.5', 'e.5'],
  );
  assert.deepEqual(told, ['live', 'change e.2', 'waiting offline', 'resync f.9', 'live']);
});

test('a backend that can tell by itself is left as it is', () => {
  const able: BackendAdapter = { ...bare, subscribe: () => () => {} };
  assert.equal(withRefetch(able), able);
});
