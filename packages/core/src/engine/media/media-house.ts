import type { Id } from '../../domain/common.ts';
import type { ImageType } from '../../domain/media/types.ts';

/** A picture in its final form. */
export interface Encoded {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: ImageType;
  readonly width: number;
  readonly height: number;
}

/**
 * Turns whatever somebody sent into a picture and nothing else: decoded, upright, made to fit (`fitting`), and encoded
 * anew, so that neither a camera's notes nor anything hidden behind the picture is kept.
 */
export interface ImageCodec {
  /** Throws `invalid` (field `file`) for what is no picture, is broken, or has more pixels than `PIXEL_LIMIT`: that before decoding. */
  encode(bytes: Uint8Array<ArrayBuffer>): Promise<Encoded>;
}

/** Where the bytes of pictures are kept. Ids are UUIDs, sites are slugs: both are safe as names of files. */
export interface MediaStorage {
  /** Resolves when the bytes are safe: a crash from then on loses nothing. The same id again replaces them. */
  put(site: Id, id: Id, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** `null` when there are none. */
  get(site: Id, id: Id): Promise<ReadableStream<Uint8Array<ArrayBuffer>> | null>;
  /** Harmless when there are none. */
  delete(site: Id, id: Id): Promise<void>;
}

/** What lets somebody see a picture that not everybody may see; travels in its address. */
export interface MediaPass {
  /** When it ends, UTC milliseconds. */
  readonly until: number;
  readonly pass: string;
}

/** All that a backend with pictures needs beside its rows. */
export interface MediaHouse {
  readonly codec: ImageCodec;
  readonly storage: MediaStorage;
  /** Bytes of an upload at most. Default `UPLOAD_LIMIT`. */
  readonly limit?: number;
  /** Where a picture is shown. */
  address(site: Id, id: Id, pass: MediaPass | null): string | Promise<string>;
}

/** Addresses that end in a picture's route of the protocol. `base`: where the protocol begins, without a slash at the end. */
export const mediaAddress = (base: string, site: Id, id: Id, pass: MediaPass | null): string =>
  `${base}/v1/sites/${site}/media/${id}${pass ? `?until=${pass.until}&pass=${pass.pass}` : ''}`;
