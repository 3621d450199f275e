import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CommunityError } from '@hearth/core/adapter';
import { storeCases } from '../../../core/src/engine/testing/store-cases.ts';
import { createMemoryStore } from './memory-store.ts';
import type { Persistence, SavedRow } from './persistence.ts';

describe('the memory store', () => {
  for (const law of storeCases) test(law.name, () => law.run(async () => createMemoryStore()));
});

/** Storage shared by several stores, as tabs share a database, without locks between them. */
function sharedStorage() {
  const saved: { version: number; row: SavedRow }[] = [];
  const watchers = new Set<() => void>();
  let version = 0;
  const storage = {
    full: false,
    tab: (): Persistence => ({
      exclusive: (body) => body(),
      since: async (from) => ({
        version,
        epoch: 'shared',
        rows: saved.filter((one) => one.version > from).map(({ row }) => row),
      }),
      commit: async (rows, expected) => {
        if (storage.full) throw new CommunityError('unavailable', 'Full.');
        await Promise.resolve();
        if (expected !== version) return null;
        version++;
        for (const row of rows) saved.push({ version, row });
        for (const wake of watchers) queueMicrotask(wake);
        return version;
      },
      watch: (wake) => {
        watchers.add(wake);
        return () => watchers.delete(wake);
      },
      close: async () => {},
    }),
  };
  return storage;
}

const count = (store: ReturnType<typeof createMemoryStore>): Promise<void> =>
  store.write('s', 'x', async (tx) => {
    const row = await tx.get('readers', ['n']);
    if (row) await tx.update('readers', ['n'], { seq: row.seq + 1 });
    else await tx.insert('readers', { name: 'n', seq: 1 });
    tx.append({
      kind: 'thread.changed',
      subject: 'n',
      actor: null,
      channel: 'thread/n',
      audience: 'public',
      at: 1,
      data: {},
    });
  });

describe('memory stores over one storage', () => {
  for (const law of storeCases) {
    test(law.name, () => law.run(async () => createMemoryStore({ persistence: sharedStorage().tab() })));
  }

  test('lose no write when they write at once, and number one log', async () => {
    const storage = sharedStorage();
    const [one, two] = [
      createMemoryStore({ persistence: storage.tab() }),
      createMemoryStore({ persistence: storage.tab() }),
    ];
    await Promise.all(Array.from({ length: 10 }, (_, index) => count(index % 2 ? one : two)));
    for (const store of [one, two, createMemoryStore({ persistence: storage.tab() })]) {
      await store.read('s', async (tx) => {
        assert.equal((await tx.get('readers', ['n']))?.seq, 10);
        assert.deepEqual(
          (await tx.range('events', { eq: [], limit: 99 })).map(({ seq }) => seq),
          [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
        );
        assert.deepEqual(await tx.position(), { epoch: 'shared', seq: 10 });
      });
    }
  });

  test("wake those who watch after another's commit", async () => {
    const storage = sharedStorage();
    const [one, two] = [
      createMemoryStore({ persistence: storage.tab() }),
      createMemoryStore({ persistence: storage.tab() }),
    ];
    const woken = new Promise<void>((resolve) => two.watch('s', resolve));
    await count(one);
    await woken;
  });

  test('take in rows that an earlier version kept, with what came since', async () => {
    const storage = sharedStorage();
    const old = {
      id: 'm',
      name: 'Ada',
      role: 'member',
      strength: 'host',
      avatar: null,
      createdAt: 1,
      mergedInto: null,
      approved: 0,
    };
    await storage.tab().commit([{ site: 's', table: 'members', key: '["m"]', row: old }], 0);
    const store = createMemoryStore({ persistence: storage.tab() });
    await store.write('s', 'x', (tx) => tx.update('members', ['m'], { name: 'Eva' }));
    assert.deepEqual(await store.read('s', (tx) => tx.get('members', ['m'])), {
      ...old,
      name: 'Eva',
      sanction: null,
      sanctionUntil: null,
      picture: null,
      given: null,
      lookalike: 0,
    });
  });

  test('keep badges that an earlier version gave, under the key of today, and pass over tables that are gone', async () => {
    const storage = sharedStorage();
    const grant = { member: 'm', badge: 'b', tier: 't', grantedAt: 5, revokedAt: null };
    const rows = [
      { site: 's', table: 'grants', key: '["m","b","t"]', row: grant },
      { site: 's', table: 'badges', key: '["b"]', row: { id: 'b', position: 0, definition: {} } },
      { site: 's', table: 'progress', key: '["m","b"]', row: { member: 'm', badge: 'b', count: 3 } },
    ] as unknown as Parameters<ReturnType<typeof storage.tab>['commit']>[0];
    await storage.tab().commit(rows, 0);
    const key = ['m', 'b', '', 't'];
    const store = createMemoryStore({ persistence: storage.tab() });
    assert.equal((await store.read('s', (tx) => tx.get('grants', key)))?.grantedAt, 5);
    assert.equal((await store.read('s', (tx) => tx.get('badges', ['b'])))?.behind, -1);
    await store.write('s', 'x', (tx) => tx.delete('grants', key));
    const later = createMemoryStore({ persistence: storage.tab() });
    assert.equal(await later.read('s', (tx) => tx.get('grants', key)), undefined);
  });

  test('refuse a write that storage does not take, and keep what was', async () => {
    const storage = sharedStorage();
    const store = createMemoryStore({ persistence: storage.tab() });
    await count(store);
    storage.full = true;
    await assert.rejects(count(store), { code: 'unavailable' });
    assert.equal((await store.read('s', (tx) => tx.get('readers', ['n'])))?.seq, 1);
    storage.full = false;
    await count(store);
    assert.equal((await store.read('s', (tx) => tx.get('readers', ['n'])))?.seq, 2);
  });
});
