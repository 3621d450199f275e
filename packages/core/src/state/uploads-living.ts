import { part, type Core } from './core.ts';
import type { Uploads } from './uploads.ts';
import { newIdOf } from './uuid.ts';

/** A community's pictures, once its backend is here. */
export function createUploads(core: Core): Uploads {
  const newId = newIdOf(core);
  return {
    upload: async (file, signal) =>
      part(core, 'media').upload({ id: newId(), file }, { ...(signal && { signal }) }),
    read: async (id) => part(core, 'media').read(id),
  };
}
