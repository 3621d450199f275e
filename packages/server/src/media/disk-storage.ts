import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { Id } from '@hearth/core/domain';
import type { MediaStorage } from '@hearth/core/engine';

/** Names that can't lead anywhere else: no dot, no slash, whatever the file system makes of case. */
const [SITE, FILE] = [/^[a-z0-9][a-z0-9-]{0,99}$/, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/];

/**
 * Pictures as files in a folder: `<folder>/<site>/<last two digits>/<id>`. A file is written beside its place, synced, and
 * moved there, so that what is there is whole. Only the server's own user can read them.
 */
export function diskStorage(folder: string): MediaStorage {
  const place = (site: Id, id: Id): string => {
    if (!SITE.test(site) || !FILE.test(id)) throw new Error('This is no name of a picture.');
    return join(folder, site, id.slice(-2), id);
  };
  return {
    async put(site, id, bytes) {
      const path = place(site, id);
      const shelf = dirname(path);
      const made = await mkdir(shelf, { recursive: true, mode: 0o700 });
      const draft = join(shelf, `.${id}.${randomUUID()}`);
      try {
        const file = await open(draft, 'wx', 0o600);
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(draft, path);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
      // A name is as durable as the folder that it stands in.
      await syncFolder(shelf);
      if (made !== undefined)
        for (const above of [dirname(shelf), folder, dirname(folder)]) await syncFolder(above);
    },

    async get(site, id) {
      const file = await open(place(site, id)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      return file && (Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array<ArrayBuffer>>);
    },

    async delete(site, id) {
      await rm(place(site, id), { force: true });
    },
  };
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path).catch(() => null); // Windows opens no folders, and keeps names by itself
  try {
    await folder?.sync();
  } finally {
    await folder?.close();
  }
}
