import { fromBase64url, toBase64url } from './base64url.ts';

/** Bits of a list: no fewer, so that an index tells nothing of a person (Bitstring Status List 1.0 §4.1). */
export const STATUS_LIST_LENGTH = 131_072;
/** Bytes of a list from elsewhere at most: what unpacks to more is no list. */
const LIMIT = 1 << 20;

/** The bits of a list, packed: multibase base64url ("u") of the gzipped bitstring (Bitstring Status List 1.0 §3.3). */
export async function encodeStatusList(revoked: Iterable<number>): Promise<string> {
  const bits = new Uint8Array(STATUS_LIST_LENGTH / 8);
  for (const index of revoked) bits[index >> 3]! |= 0x80 >> (index & 7);
  const packed = new Blob([bits]).stream().pipeThrough(new CompressionStream('gzip'));
  return `u${toBase64url(new Uint8Array(await new Response(packed).arrayBuffer()))}`;
}

/**
 * Whether the bit at `index` is set, the first bit being the highest of the first byte.
 *
 * Throws `RangeError` for what is no list, is shorter than a list may be, or has no such index.
 */
export async function isRevoked(encoded: string, index: number): Promise<boolean> {
  const packed = encoded.startsWith('u') ? fromBase64url(encoded.slice(1)) : null;
  const bits = packed && (await unpack(packed));
  if (!bits || bits.length * 8 < STATUS_LIST_LENGTH)
    throw new RangeError('This is no list of 131,072 bits or more.');
  if (!Number.isSafeInteger(index) || index < 0 || index >= bits.length * 8)
    throw new RangeError(`The list has no index ${index}.`);
  return (bits[index >> 3]! & (0x80 >> (index & 7))) !== 0;
}

/** `null` for what is not gzipped, or unpacks to more than any list. */
async function unpack(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array | null> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.length;
      if (size > LIMIT) {
        await reader.cancel();
        return null;
      }
      parts.push(part.value);
    }
  } catch {
    return null;
  }
  const bits = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bits.set(part, at);
    at += part.length;
  }
  return bits;
}
