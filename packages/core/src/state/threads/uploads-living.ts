import type { Id } from '../../domain/common.ts';
import type { Media } from '../../domain/media/types.ts';
import { part, type Core } from '../core.ts';
import { newIdOf } from '../uuid.ts';

/** Pictures on their way to the backend. Both reject with a `CommunityError`, or when their code can't be loaded. */
export interface Uploads {
  readonly upload: (file: Blob, signal?: AbortSignal) => Promise<Media>;
  /** One that was uploaded before: whether it is still there, and its address for now. */
  readonly read: (id: Id) => Promise<Media>;
}

/** A community's pictures, once its backend is here. */
export function createUploads(core: Core): Uploads {
  const newId = newIdOf(core);
  return {
    upload: async (file, signal) =>
      part(core, 'media').upload({ id: newId(), file }, { ...(signal && { signal }) }),
    read: async (id) => part(core, 'media').read(id),
  };
}
