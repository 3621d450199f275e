import { PIXEL_LIMIT, SIDE_LIMIT } from '../../domain/media/types.ts';
import { sniff } from '../../domain/media/sniff.ts';
import { invalid } from '../input.ts';
import type { ImageCodec } from './media-house.ts';

/** What a PNG needs to be drawn (PNG 3rd edition, §11.2), and transparency. All else tells of something else than the picture. */
const KEPT = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);

/**
 * A codec where there is no library for pictures, such as in tests: takes PNG alone, and keeps the chunks that draw it. Pixels
 * are not decoded, so it can't tell whether all of them are there, and large ones are refused rather than made smaller.
 */
export const pngCodec: ImageCodec = {
  async encode(bytes) {
    if (sniff(bytes) !== 'image/png') throw invalid('file', 'format');
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const parts: Uint8Array<ArrayBuffer>[] = [bytes.subarray(0, 8)];
    let name = '';
    for (let at = 8; name !== 'IEND';) {
      if (at + 12 > bytes.length) throw invalid('file', 'format');
      const end = at + 12 + view.getUint32(at);
      name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
      if (end > bytes.length || (at === 8) !== (name === 'IHDR')) throw invalid('file', 'format');
      if (KEPT.has(name)) parts.push(bytes.subarray(at, end));
      at = end;
    }
    const [width, height] = [view.getUint32(16), view.getUint32(20)];
    if (width === 0 || height === 0) throw invalid('file', 'format');
    if (width * height > PIXEL_LIMIT || Math.max(width, height) > SIDE_LIMIT)
      throw invalid('file', 'too-many-pixels', PIXEL_LIMIT);
    return {
      bytes: new Uint8Array(await new Blob(parts).arrayBuffer()),
      type: 'image/png',
      width,
      height,
    };
  },
};
