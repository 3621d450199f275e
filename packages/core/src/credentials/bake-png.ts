/** A PNG file's signature (PNG, third edition, §5.2). */
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Keyword of the iTXt chunk that holds a credential (Open Badges 3.0 §5.3.1). */
const KEYWORD = 'openbadgecredential';

interface Chunk {
  readonly type: string;
  /** With length, type and checksum, as it stands in the file. */
  readonly whole: Uint8Array;
  readonly data: Uint8Array<ArrayBuffer>;
}

export const isPng = (file: Uint8Array): boolean => SIGNATURE.every((byte, at) => file[at] === byte);

/** The picture with a credential in it, in place of any that was there. Throws `TypeError` for a broken file. */
export function bakePng(file: Uint8Array<ArrayBuffer>, credential: string): Uint8Array<ArrayBuffer> {
  const [header, ...rest] = chunksOf(file);
  const others = rest.filter((chunk) => !holdsCredential(chunk));
  return joined([
    Uint8Array.from(SIGNATURE),
    header!.whole,
    textChunk(credential),
    ...others.map(({ whole }) => whole),
  ]);
}

/** The credential in a picture; `null` where there is none. Throws `TypeError` for a broken file. */
export async function unbakePng(file: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const chunk = chunksOf(file).find(holdsCredential);
  if (!chunk) return null;
  const { data } = chunk;
  let at = KEYWORD.length + 1;
  const [packed, method] = [data[at], data[at + 1]];
  at += 2;
  // Language tag and translated keyword: each ends with a zero.
  for (let left = 2; left > 0; left--) {
    const end = data.indexOf(0, at);
    if (end < 0) throw broken();
    at = end + 1;
  }
  const text = data.subarray(at);
  if (packed === 0) return new TextDecoder().decode(text);
  if (packed !== 1 || method !== 0) throw broken();
  const unpacked = new Blob([text]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Response(unpacked).text().catch(() => {
    throw broken();
  });
}

const holdsCredential = ({ type, data }: Chunk): boolean =>
  type === 'iTXt' &&
  new TextDecoder('latin1').decode(data.subarray(0, KEYWORD.length + 1)) === `${KEYWORD}\0`;

function chunksOf(file: Uint8Array<ArrayBuffer>): Chunk[] {
  if (!isPng(file)) throw broken();
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at < file.length;) {
    if (at + 12 > file.length) throw broken();
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > file.length) throw broken();
    const type = new TextDecoder('latin1').decode(file.subarray(at + 4, at + 8));
    chunks.push({ type, whole: file.subarray(at, end), data: file.subarray(at + 8, end - 4) });
    at = end;
  }
  if (chunks[0]?.type !== 'IHDR' || chunks.at(-1)?.type !== 'IEND') throw broken();
  return chunks;
}

/** An uncompressed iTXt chunk (PNG, third edition, §11.3.3.4). */
function textChunk(text: string): Uint8Array<ArrayBuffer> {
  const data = joined([
    new TextEncoder().encode(`iTXt${KEYWORD}`),
    // End of the keyword; not compressed, method 0; no language, no translation.
    Uint8Array.of(0, 0, 0, 0, 0),
    new TextEncoder().encode(text),
  ]);
  return joined([uint32(data.length - 4), data, uint32(crc32(data))]);
}

function uint32(value: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** CRC-32 as PNG has it (third edition, annex D). */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

const broken = (): TypeError => new TypeError('This is no PNG picture, or it is broken.');
