import type { MediaStorage } from '@hearth/core/engine';
import { done, guard, openDatabase, settled } from './indexed-db.ts';

const FILES = 'files';

/** Pictures in a database of their own, made with the first one. Bytes rather than blobs: private windows of WebKit keep no blobs. */
export function indexedDbMedia(name: string): MediaStorage {
  const using = <T>(create: boolean, work: (database: IDBDatabase) => Promise<T>): Promise<T | null> =>
    guard(async () => {
      const database = await openDatabase(name, create, ({ result }) => void result.createObjectStore(FILES));
      if (!database) return null;
      database.onversionchange = () => database.close();
      try {
        return await work(database);
      } finally {
        database.close();
      }
    });
  const change = (create: boolean, run: (files: IDBObjectStore) => void): Promise<void | null> =>
    using(create, async (database) => {
      const transaction = database.transaction(FILES, 'readwrite', { durability: 'strict' });
      const finished = done(transaction);
      run(transaction.objectStore(FILES));
      await finished;
    });
  return {
    put: async (site, id, bytes) => void (await change(true, (files) => files.put(bytes, [site, id]))),
    get: async (site, id) => {
      const bytes = await using(false, (database) =>
        settled(
          database.transaction(FILES).objectStore(FILES).get([site, id]) as IDBRequest<
            Uint8Array<ArrayBuffer> | undefined
          >,
        ),
      );
      return bytes ? new Blob([bytes]).stream() : null;
    },
    delete: async (site, id) => void (await change(false, (files) => files.delete([site, id]))),
  };
}
