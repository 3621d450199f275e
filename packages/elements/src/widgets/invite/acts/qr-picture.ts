import { pictureOf } from '../../../parts/card/card.ts';
import type { QrCode } from './qr-code.ts';

/** Pixels of a side, at least: enough for a hand's breadth at 300 dots an inch. */
const SIDE = 1200;

/** A code as a PNG, each module a whole number of pixels, so that no edge is grey. */
export function pngOf({ size, path }: QrCode): Promise<Blob> {
  const scale = Math.ceil(SIDE / size);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size * scale;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('This browser draws no pictures.');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.scale(scale, scale);
  pen.fillStyle = '#000';
  pen.fill(new Path2D(path));
  return pictureOf(canvas);
}

/** Saves a file to where this browser keeps downloads. */
export function save(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // Some engines read the file only after a turn.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
