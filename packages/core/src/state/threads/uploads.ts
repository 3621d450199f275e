import { lazy } from '../../adapter/lazy.ts';
import type { Base } from '../base.ts';
import type { Community } from '../types.ts';
import type { Uploads } from './uploads-living.ts';

export type { Uploads } from './uploads-living.ts';

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
