import type { MediaPart } from '../../adapter/contract.ts';
import { CommunityError } from '../../adapter/errors.ts';
import type { Id } from '../../domain/common.ts';
import { mayUpload } from '../../domain/media/rules.ts';
import { sniff } from '../../domain/media/sniff.ts';
import { UPLOAD_LIMIT, type ImageType, type Media } from '../../domain/media/types.ts';
import { checkNewId, invalid } from '../input.ts';
import type { MediaPass } from './media-house.ts';
import { isLoose, LOOSE_KEPT } from './media-sweep.ts';
import { ownAddress, showable } from './media-sight.ts';
import {
  memberLock,
  notFound,
  requireViewer,
  type EngineOptions,
  type Reading,
  type Scene,
  type Writing,
} from '../scene.ts';
import { base64url } from '../seal.ts';
import type { Row } from '../schema.ts';
import { refuseBanned, whoActs } from '../people/standing.ts';
import { asSystem } from '../system.ts';

/** Pictures that one person may have in hand without showing them. */
const LOOSE = 50;

/** A picture on its way to whoever asked. */
export interface MediaFile {
  readonly type: ImageType;
  readonly bytes: number;
  readonly body: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** Everybody may see it, and shared caches may keep it for a while. */
  readonly open: boolean;
}

/** Pictures, bound to a scene. Only where the backend has a place for them. */
export function mediaPart(scene: Scene): MediaPart {
  const { options, site } = scene;
  const { codec, storage, limit = UPLOAD_LIMIT } = options.media!;

  const view = async ({ id, width, height, type, bytes }: Row<'media'>): Promise<Media> => ({
    id,
    url: await ownAddress(options, site, id, options.ambient.now()),
    width,
    height,
    type,
    bytes,
  });

  /** The row that such an upload has left already, if any. */
  const known = async ({ tx, viewer }: Reading, id: Id, hash: string) => {
    const row = await tx.get('media', [id]);
    if (row && (row.owner !== viewer?.id || row.hash !== hash))
      throw new CommunityError('conflict', 'This id is taken.', { field: 'id' });
    return row;
  };

  return {
    async upload({ id, file }, { signal } = {}) {
      const viewer = requireViewer(scene.viewer);
      checkNewId(id);
      if (file.size > limit) throw invalid('file', 'too-long', limit);
      const sent = new Uint8Array(await file.arrayBuffer());
      if (!sniff(sent)) throw invalid('file', 'format');
      const hash = base64url(await (options.ambient.digest?.(sent) ?? crypto.subtle.digest('SHA-256', sent)));
      const before = await scene.read(async (context) => {
        refuseBanned(await whoActs(context), context.now);
        if (!mayUpload(viewer, context.info))
          throw new CommunityError('forbidden', 'This site takes no pictures from you.');
        return known(context, id, hash);
      });
      if (before && before.state !== 'coming') return view(before);

      signal?.throwIfAborted();
      const { bytes, ...size } = await codec.encode(sent);
      signal?.throwIfAborted();
      // A row before the bytes: whatever stops us in between, the sweep finds what was left.
      const row = await scene.write(memberLock(viewer.id), async (context) => {
        const found = await known(context, id, hash);
        if (found) return found;
        await refuseHoard(context, viewer.id);
        const { now } = context;
        const fresh: Row<'media'> = {
          ...size,
          id,
          owner: viewer.id,
          comment: null,
          state: 'coming',
          bytes: bytes.length,
          hash,
          at: now,
        };
        await context.tx.insert('media', fresh);
        return fresh;
      });
      if (row.state !== 'coming') return view(row);
      await storage.put(site, id, bytes);
      await scene.write(memberLock(viewer.id), async ({ tx }) => {
        if ((await tx.get('media', [id]))?.state === 'coming')
          await tx.update('media', [id], { ...size, state: 'loose', bytes: bytes.length });
      });
      return view({ ...row, ...size, bytes: bytes.length });
    },

    read: (id) =>
      scene.read(async ({ tx, now }) => {
        const row = await tx.get('media', [id]);
        const shown = row?.state === 'kept' && row.comment !== null;
        const gone = shown && (await tx.get('comments', [row.comment!]))?.status === 'deleted';
        if (!row || row.owner !== scene.viewer?.id || gone || !(shown || isLoose(row, now)))
          throw notFound('picture');
        return view(row);
      }),
  };
}

/** Throws `rate-limited` for who has as many in hand as anybody may have, until the oldest of them goes. */
async function refuseHoard({ tx, now }: Writing, owner: Id): Promise<void> {
  const loose = await tx.range('media', { index: 'owner', eq: [owner, 'loose'], limit: LOOSE });
  if (loose.length < LOOSE) return;
  const retryAfter = Math.max(1, Math.ceil((loose[0]!.at + LOOSE_KEPT - now) / 1000));
  throw new CommunityError('rate-limited', 'Too many pictures that nothing shows.', { retryAfter });
}

/** A picture for whoever asks; throws `not-found` unless they may see it. */
export async function openMedia(
  options: EngineOptions,
  site: Id,
  id: Id,
  pass: MediaPass | null,
): Promise<MediaFile> {
  const { media } = options;
  if (!media) throw notFound('picture');
  const { row, open } = await showable(options, site, asSystem(options, site), id, pass);
  const body = await media.storage.get(site, id);
  if (!body) throw notFound('picture');
  return { type: row.type, bytes: row.bytes, body, open };
}
