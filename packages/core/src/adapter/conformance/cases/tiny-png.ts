/** Two rows of three grey pixels, each row after its filter byte, as a zlib stream of one stored block (RFC 1950 and 1951). */
const PIXELS = [0x78, 0x01, 0x01, 8, 0, 0xf7, 0xff, 0, 10, 90, 200, 0, 200, 90, 10, 0x09, 0x68, 0x02, 0x59];
const CHARS = (text: string): number[] => [...text].map((char) => char.charCodeAt(0) % 256);

/** A PNG of 3 × 2 pixels with a note in it (`tEXt`), as cameras and editors leave them. Another note makes another file. */
export function tinyPng(note: string): Blob {
  return new Blob(
    [
      [0x89, ...CHARS('PNG\r\n'), 0x1a, 0x0a],
      chunk('IHDR', [0, 0, 0, 3, 0, 0, 0, 2, 8, 0, 0, 0, 0]),
      chunk('tEXt', [...CHARS('Comment'), 0, ...CHARS(note)]),
      chunk('IDAT', PIXELS),
      chunk('IEND', []),
    ].map((bytes) => new Uint8Array(bytes)),
    { type: 'image/png' },
  );
}

function chunk(name: string, data: readonly number[]): number[] {
  const body = [...CHARS(name), ...data];
  return [...uint32(data.length), ...body, ...uint32(crc32(body))];
}

const uint32 = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);

/** PNG 3rd edition, annex D. */
function crc32(bytes: readonly number[]): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}
