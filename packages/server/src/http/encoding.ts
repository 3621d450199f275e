import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Browsers send a handful of headers; strangers' ones are not remembered for long. */
const known = new Map<string, Encoding | null>();
const KNOWN = 100;

/** The best encoding for who sent this `Accept-Encoding` (RFC 9110 §12.5.3); `null` for none. */
export function encodingFor(header: string | null | undefined): Encoding | null {
  if (!header) return null;
  const before = known.get(header);
  if (before !== undefined) return before;
  if (known.size >= KNOWN) known.clear();
  const encoding = bestOf(header);
  known.set(header, encoding);
  return encoding;
}

function bestOf(header: string): Encoding | null {
  const accepted = header.split(',').flatMap((each) => {
    const [name = '', quality] = each.trim().toLowerCase().split(/\s*;\s*q=/); // prettier-ignore
    return quality !== undefined && Number(quality) === 0 ? [] : [name];
  });
  return accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : null;
}

/** Off the main thread. `once`: as small as can be, for what is kept; `often`: fast. */
export async function compress(
  encoding: Encoding,
  bytes: Uint8Array,
  effort: 'once' | 'often',
): Promise<Uint8Array<ArrayBuffer>> {
  if (encoding === 'gzip') return new Uint8Array(await zip(bytes, { level: effort === 'once' ? 9 : 5 }));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: effort === 'once' ? 11 : 4,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return new Uint8Array(await brotli(bytes, { params }));
}
