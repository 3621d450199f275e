import { join } from 'node:path';
import { UPLOAD_LIMIT } from '@hearth/core/domain';
import { mediaAddress, type MediaHouse, type MediaStorage } from '@hearth/core/engine';
import type { Log } from '../log.ts';
import { diskStorage } from './disk-storage.ts';
import { sharpCodec } from './sharp-codec.ts';

export interface MediaOptions {
  /** Where pictures are kept, in place of the folder: an object store, for servers of several processes. */
  readonly storage?: MediaStorage;
  /** Folder of the pictures. Default `media` in `data`. */
  readonly folder?: string;
  /** Bytes of an upload at most. Default 10 MiB. */
  readonly limit?: number;
}

/** What a server with pictures needs. `undefined` where they are switched off, or can't be had: the log says why. */
export async function openMedia(
  options: MediaOptions | false | undefined,
  data: string,
  base: () => string,
  log: Log,
): Promise<MediaHouse | undefined> {
  if (options === false) return undefined;
  const { storage, folder = join(data, 'media'), limit = UPLOAD_LIMIT } = options ?? {};
  const codec = await sharpCodec();
  if ('missing' in codec) {
    log.warn(
      { err: codec.missing },
      'no pictures: the package "sharp" is not installed for this machine ("npm install --include=optional sharp")',
    );
    return undefined;
  }
  return {
    codec,
    storage: storage ?? diskStorage(folder),
    limit,
    address: (site, id, pass) => mediaAddress(base(), site, id, pass),
  };
}
