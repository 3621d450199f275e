import { lazy } from '../adapter/lazy.ts';
import type { Id } from '../domain/common.ts';
import type { Media } from '../domain/media/types.ts';
import type { Base } from './base.ts';
import type { Community } from './types.ts';

/** Pictures on their way to the backend. Both reject with a `CommunityError`, or when their code can't be loaded. */
export interface Uploads {
  readonly upload: (file: Blob, signal?: AbortSignal) => Promise<Media>;
  /** One that was uploaded before: whether it is still there, and its address for now. */
  readonly read: (id: Id) => Promise<Media>;
}

/** A community's way to upload. */
export const uploadsOf = (community: Pick<Community, 'store'>): Uploads =>
  community.store('uploads', (base: Base) => {
    const load = lazy(async () => {
      const [core, { createUploads }] = await Promise.all([base.live(), import('./uploads-living.ts')]);
      return createUploads(core);
    });
    return {
      upload: async (...input) => (await load()).upload(...input),
      read: async (id) => (await load()).read(id),
    };
  });
