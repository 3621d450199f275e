import { CommunityError } from '@hearth/core/adapter';
import type { Persistence, SavedRow } from './persistence.ts';

/** What names this storage's life, and the number of its last commit. */
interface Meta {
  readonly epoch: string;
  /** Signs clicks; 32 bytes. */
  readonly secret: Uint8Array;
  readonly version: number;
}

interface Saved extends SavedRow {
  readonly version: number;
}

export interface IndexedDbPersistence extends Persistence {
  readonly secret: Uint8Array;
}

const [META, ROWS] = ['meta', 'rows'] as const;

export const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The request failed.'));
  });

export const done = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () =>
      reject(transaction.error ?? new DOMException('The transaction was aborted.', 'AbortError'));
  });

function unavailable(error: unknown): CommunityError {
  const full = error instanceof DOMException && error.name === 'QuotaExceededError';
  const message = full
    ? "This browser's storage for the site is full."
    : "This browser's storage for the site failed.";
  return new CommunityError('unavailable', message, {}, { cause: error });
}

export const guard = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw error instanceof CommunityError ? error : unavailable(error);
  }
};

/** What a new database begins with. */
function fill({ result }: IDBOpenDBRequest): void {
  const random = crypto.getRandomValues(new Uint8Array(10));
  const epoch = Array.from(random, (byte) => (byte % 36).toString(36)).join('');
  const meta: Meta = { epoch, secret: crypto.getRandomValues(new Uint8Array(32)), version: 0 };
  result.createObjectStore(META).put(meta, META);
  result.createObjectStore(ROWS, { keyPath: ['site', 'table', 'key'] }).createIndex('version', 'version');
}

/**
 * Opens a database that is there, or with `create` makes it. `null`: there is none, and none was made. Throws
 * `unavailable` where the browser keeps no storage for the page (private windows, sandboxed or third-party frames).
 */
export async function openDatabase(
  name: string,
  create: boolean,
  fill: (request: IDBOpenDBRequest) => void,
): Promise<IDBDatabase | null> {
  const request = indexedDB.open(name, 1);
  let absent = false;
  request.onupgradeneeded = () => {
    if (!create) {
      absent = true;
      return request.transaction!.abort();
    }
    fill(request);
  };
  try {
    return await settled(request);
  } catch (error) {
    if (absent) return null;
    throw error;
  }
}

/**
 * Keeps a memory store's rows in IndexedDB: the rows of a commit in one transaction, each with the number of the commit
 * that left it so, by which other tabs find what is new. Tabs write one at a time under a Web Lock; where there are
 * none (plain http), the number is checked instead and the later tab tries again.
 * Answers `null` when the database is not there and `create` is not set. Throws `unavailable` when it cannot be opened.
 */
export async function indexedDbPersistence(
  name: string,
  { create = true }: { readonly create?: boolean } = {},
): Promise<IndexedDbPersistence | null> {
  const database = await guard(() => openDatabase(name, create, fill));
  if (!database) return null;
  // Another tab may be deleting it, as "clear site data" does; from then on all is refused as unavailable.
  database.onversionchange = () => database.close();
  const channel = channelOf(name);
  const readMeta = (transaction: IDBTransaction): Promise<Meta> =>
    settled(transaction.objectStore(META).get(META) as IDBRequest<Meta>);
  const { secret } = await guard(() => readMeta(database.transaction(META)));

  return {
    secret,
    exclusive: (body) =>
      globalThis.navigator?.locks ? navigator.locks.request(`hearth/${name}`, body) : body(),

    since: (version) =>
      guard(async () => {
        const transaction = database.transaction([META, ROWS]);
        const meta = await readMeta(transaction);
        if (meta.version === version) return { version, epoch: meta.epoch, rows: [] };
        const index = transaction.objectStore(ROWS).index('version');
        const rows = await settled(
          index.getAll(IDBKeyRange.lowerBound(version, true)) as IDBRequest<Saved[]>,
        );
        return { version: meta.version, epoch: meta.epoch, rows };
      }),

    commit: (rows, expected) =>
      guard(async () => {
        const transaction = database.transaction([META, ROWS], 'readwrite', { durability: 'strict' });
        const finished = done(transaction);
        finished.catch(() => {});
        const meta = await readMeta(transaction);
        if (meta.version !== expected) {
          transaction.abort();
          return null;
        }
        const version = expected + 1;
        const store = transaction.objectStore(ROWS);
        for (const row of rows) store.put({ ...row, version });
        transaction.objectStore(META).put({ ...meta, version }, META);
        await finished;
        channel?.postMessage(version);
        return version;
      }),

    watch: (wake) => {
      channel?.addEventListener('message', wake);
      return () => channel?.removeEventListener('message', wake);
    },

    close: async () => {
      channel?.close();
      database.close();
    },
  };
}

const channelOf = (name: string): BroadcastChannel | null =>
  globalThis.BroadcastChannel ? new BroadcastChannel(`hearth/${name}`) : null;

/** Calls `then` after any tab's commit to this database, also before it is there. Returns how to stop. */
export function watchDatabase(name: string, then: () => void): () => void {
  const channel = channelOf(name);
  if (channel) channel.onmessage = then;
  return () => channel?.close();
}
