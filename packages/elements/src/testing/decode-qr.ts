import zxing from '@zxing/library';
import jsqr from 'jsqr';

interface Grey {
  /** A value for each pixel, 0 black to 255 white, row by row. */
  readonly grey: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

const { BinaryBitmap, DecodeHintType, HybridBinarizer, QRCodeReader, RGBLuminanceSource } = zxing;

/** What two independent decoders read in a picture; `null` where one finds no code. */
export function decodeQr({ grey, width, height }: Grey): {
  readonly jsqr: string | null;
  readonly zxing: string | null;
} {
  const rgba = new Uint8ClampedArray(grey.length * 4);
  grey.forEach((value, at) => rgba.set([value, value, value, 255], at * 4));
  const read = (jsqr as unknown as typeof jsqr.default)(rgba, width, height);
  return { jsqr: read?.data ?? null, zxing: byZxing({ grey, width, height }) };
}

/** First as a picture of nothing else, then as a photo: in one of forty drawings its search for the corners misses one. */
function byZxing({ grey, width, height }: Grey): string | null {
  for (const hint of [DecodeHintType.PURE_BARCODE, DecodeHintType.TRY_HARDER])
    try {
      const bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(grey, width, height)));
      return new QRCodeReader().decode(bitmap, new Map([[hint, true]])).getText();
    } catch {
      // The other way, then.
    }
  return null;
}
