import { CommunityError } from '@hearth/core/adapter';
import { fitting, PIXEL_LIMIT, sniff, type ImageType } from '@hearth/core/domain';
import type { ImageCodec } from '@hearth/core/engine';

/** Of photos, as WebP and JPEG count it. */
const QUALITY = 0.8;

/** Pictures by what every browser can do anyway: drawn, and taken from the canvas anew. `null` where there is no canvas, as in Node. */
export function canvasCodec(): ImageCodec | null {
  const { createImageBitmap: decode, OffscreenCanvas: Canvas } = globalThis;
  if (!decode || !Canvas) return null;
  return {
    async encode(bytes) {
      const source = sniff(bytes);
      if (!source) throw refused('format');
      // Upright, as the camera was held.
      const picture = await decode(new Blob([bytes], { type: source }), {
        imageOrientation: 'from-image',
      }).catch((cause: unknown) => Promise.reject(refused('format', cause)));
      try {
        if (picture.width * picture.height > PIXEL_LIMIT) throw refused('too-many-pixels');
        const { width, height } = fitting(picture.width, picture.height);
        const canvas = new Canvas(width, height);
        canvas.getContext('2d')!.drawImage(picture, 0, 0, width, height);
        const blob = await encoded(canvas, source === 'image/jpeg' ? 'image/jpeg' : 'image/png');
        return {
          bytes: new Uint8Array(await blob.arrayBuffer()),
          type: blob.type as ImageType,
          width,
          height,
        };
      } finally {
        picture.close();
      }
    },
  };
}

/** As WebP; where a browser can't, it answers with PNG, which is large for photos: those become JPEG then. */
async function encoded(canvas: OffscreenCanvas, otherwise: ImageType): Promise<Blob> {
  const blob = await canvas.convertToBlob({ type: 'image/webp', quality: QUALITY });
  if (blob.type === 'image/webp' || blob.type === otherwise) return blob;
  return canvas.convertToBlob({ type: otherwise, quality: QUALITY });
}

const refused = (reason: 'format' | 'too-many-pixels', cause?: unknown): CommunityError =>
  new CommunityError(
    'invalid',
    'This is no picture that can be taken.',
    { field: 'file', reason, ...(reason === 'too-many-pixels' && { limit: PIXEL_LIMIT }) },
    { cause },
  );
