import { createRequire } from 'node:module';
import type Sharp from 'sharp';
import { CommunityError } from '@hearth/core/adapter';
import { PIXEL_LIMIT, SIDE_LIMIT, sniff } from '@hearth/core/domain';
import type { ImageCodec } from '@hearth/core/engine';

/** Pictures that are worked on at once: each takes a core and up to some hundred megabytes. */
const AT_ONCE = 2;
/** Seconds after which a picture is given up. */
const PATIENCE = 20;

/** Photos, and what is drawn: of that, edges must stay sharp. */
const [PHOTO, DRAWING] = [{ quality: 80 }, { quality: 90, smartSubsample: true }] as const;

/**
 * Pictures by libvips, which is native code and may be missing on a machine: `null` then. It works on threads of its own.
 * What it is told not to keep, it drops: EXIF with its places, XMP, IPTC, and colour profiles once colours are in sRGB.
 */
export async function sharpCodec(): Promise<ImageCodec | { readonly missing: unknown }> {
  try {
    if (!isInstalled()) await load();
  } catch (missing) {
    return { missing };
  }
  const turn = turns(AT_ONCE);
  return {
    encode: (bytes) =>
      turn(async () => {
        const source = sniff(bytes);
        if (!source) throw refused('format');
        const sharp = await load().catch((cause: unknown) => {
          throw new CommunityError('unavailable', 'This server cannot work on pictures.', {}, { cause });
        });
        const kind = source === 'image/png' || source === 'image/gif' ? DRAWING : PHOTO;
        try {
          // Of an animation, its first picture.
          const { data, info } = await sharp(bytes, {
            limitInputPixels: PIXEL_LIMIT,
            failOn: 'error',
            pages: 1,
          })
            .autoOrient()
            .resize({ width: SIDE_LIMIT, height: SIDE_LIMIT, fit: 'inside', withoutEnlargement: true })
            .toColourspace('srgb')
            .webp(kind)
            .timeout({ seconds: PATIENCE })
            .toBuffer({ resolveWithObject: true });
          return {
            bytes: new Uint8Array(data),
            type: 'image/webp',
            width: info.width,
            height: info.height,
          };
        } catch (cause) {
          throw /pixel limit|too large/i.test(String(cause))
            ? refused('too-many-pixels', cause, PIXEL_LIMIT)
            : refused('format', cause);
        }
      }),
  };
}

const load = async (): Promise<typeof Sharp> => (await import('sharp')).default;

/** Whether this machine's build is there: loading it, which takes 22 MB for good, then waits for the first picture. */
function isInstalled(): boolean {
  try {
    const within = createRequire(createRequire(import.meta.url).resolve('sharp'));
    within.resolve(`@img/sharp-${process.platform}-${process.arch}/sharp.node`);
    return true;
  } catch {
    return false;
  }
}

const refused = (reason: string, cause?: unknown, limit?: number): CommunityError =>
  new CommunityError(
    'invalid',
    'This is no picture that can be taken.',
    { field: 'file', reason, ...(limit !== undefined && { limit }) },
    { cause },
  );

/** Lets so many run at once; the others wait, in order. */
function turns(atOnce: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= atOnce) await new Promise<void>((go) => waiting.push(go));
    else running++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
