import { CommunityError } from '@hearth/core/adapter';
import type { Id } from '@hearth/core/domain';
import type { Store, Table } from '@hearth/core/engine';
import type { Persistence, SavedRow } from './persistence.ts';
import { keyText, Rows, type AnyRow } from './rows.ts';
import { Transaction } from './transaction.ts';
import { isKnown, upgraded } from './upgrade.ts';

export interface MemoryStoreOptions {
  /** Names this log's life, 1 to 32 of `0-9a-z`. Default: random. With persistence, the storage has its own. */
  readonly epoch?: string;
  /** Where commits are kept; without it they live as long as the page. */
  readonly persistence?: Persistence;
}

interface SiteState {
  readonly tables: Map<Table, Rows>;
  seq: number;
  /** Reads under way. While there are any, a commit replaces tables instead of changing them: a read sees one moment. */
  reads: number;
  readonly watchers: Set<() => void>;
}

/** Another tab may win this often before a write gives up; with Web Locks it never does. */
const ATTEMPTS = 20;

const freshEpoch = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => (byte % 36).toString(36)).join('');

/**
 * A {@link Store} in memory: good for thousands of rows, for tests and, with a {@link Persistence}, for a browser.
 * A write stages its rows beside the stored ones and puts them in at once when it commits, so that reads in between
 * see nothing of it and undoing is dropping. Writes run one after another, whatever their lock.
 */
export function createMemoryStore({ epoch = freshEpoch(), persistence }: MemoryStoreOptions = {}): Store {
  const sites = new Map<Id, SiteState>();
  let version = 0;
  let tail: Promise<unknown> = Promise.resolve();
  let refreshing: Promise<void> | null = null;
  let closed = false;

  function stateOf(site: Id): SiteState {
    let state = sites.get(site);
    if (!state) sites.set(site, (state = { tables: new Map(), seq: 0, reads: 0, watchers: new Set() }));
    return state;
  }

  function put(rows: readonly SavedRow[]): void {
    const own = new Set<Rows>();
    for (const { site, table, key, row } of rows) {
      const state = stateOf(site);
      let target = state.tables.get(table);
      if (!target || (state.reads > 0 && !own.has(target))) {
        target = new Rows(table, target);
        state.tables.set(table, target);
      }
      own.add(target);
      if (row) target.put(row);
      else target.remove(key);
      if (table === 'events' && row) state.seq = Math.max(state.seq, row['seq'] as number);
    }
    for (const site of new Set(rows.filter(({ table }) => table === 'events').map(({ site }) => site))) {
      for (const wake of stateOf(site).watchers) queueMicrotask(wake);
    }
  }

  /** Takes in what other tabs have committed. */
  async function refresh(): Promise<void> {
    if (closed) throw new CommunityError('unavailable', 'The store is closed.');
    if (!persistence) return;
    refreshing ??= (async () => {
      const news = await persistence.since(version);
      epoch = news.epoch;
      if (news.version <= version) return;
      version = news.version;
      put(news.rows.filter(isKnown).map(upgraded));
    })().finally(() => (refreshing = null));
    await refreshing;
  }

  function begin(state: SiteState): Transaction {
    return new Transaction({ tables: new Map(state.tables), position: { epoch, seq: state.seq } });
  }

  /** Rows to keep, with the log's numbers given last. */
  function batch(site: Id, transaction: Transaction, seq: number): SavedRow[] {
    const rows = [...transaction.staged].flatMap(([table, staged]) =>
      [...staged.touched].map((key): SavedRow => ({ site, table, key, row: staged.rows.get(key) ?? null })),
    );
    const events = transaction.events.map((event, index): SavedRow => {
      const row: AnyRow = Object.freeze({ ...event, seq: seq + index + 1 });
      return { site, table: 'events', key: keyText([row['seq']]), row };
    });
    return [...rows, ...events];
  }

  async function attempt<T>(site: Id, body: (tx: Transaction) => Promise<T>): Promise<{ value: T } | null> {
    await refresh();
    const state = stateOf(site);
    const base = version;
    const { seq } = state;
    const transaction = begin(state);
    state.reads++;
    let rows: SavedRow[];
    let value: T;
    try {
      value = await body(transaction);
      rows = batch(site, transaction, seq);
    } finally {
      state.reads--;
      transaction.close();
    }
    if (rows.length === 0) return { value };
    if (persistence) {
      const committed = await persistence.commit(rows, base);
      if (committed === null) return null;
      // A wake may have brought our own commit back meanwhile.
      if (version >= committed) return { value };
      version = committed;
    }
    put(rows);
    return { value };
  }

  async function write<T>(site: Id, body: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let turn = 0; turn < ATTEMPTS; turn++) {
      const done = await attempt(site, body);
      if (done) return done.value;
    }
    throw new CommunityError('unavailable', 'Other tabs are writing; try again.', { retryAfter: 1 });
  }

  const unwatch = persistence?.watch(() => void refresh().catch(() => {}));

  return {
    sites: async () => {
      await refresh();
      return [...sites]
        .filter(([, { tables }]) => tables.get('settings')?.get(keyText(['site'])))
        .map(([site]) => site);
    },
    read: async (site, body) => {
      await refresh();
      const state = stateOf(site);
      const transaction = begin(state);
      state.reads++;
      try {
        return await body(transaction);
      } finally {
        state.reads--;
        transaction.close();
      }
    },
    write: (site, _lock, body) => {
      const turn = tail.then(() =>
        persistence ? persistence.exclusive(() => write(site, body)) : write(site, body),
      );
      tail = turn.catch(() => {});
      return turn;
    },
    watch: (site, wake) => {
      const { watchers } = stateOf(site);
      const own = (): void => wake();
      watchers.add(own);
      return () => watchers.delete(own);
    },
    close: async () => {
      await tail;
      closed = true;
      unwatch?.();
      await persistence?.close();
    },
  };
}
