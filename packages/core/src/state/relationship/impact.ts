import { atom } from 'nanostores';
import type { Base } from '../base.ts';
import type { ImpactStore, ImpactView } from './impact-types.ts';
import { openStore } from '../opening.ts';
import type { Community } from '../types.ts';

export type { ImpactStore, ImpactView } from './impact-types.ts';

/** The viewer's impact; the same for all widgets of a community. */
export const impactStore = (community: Pick<Community, 'store'>): ImpactStore =>
  community.store('impact', openImpact);

/** It is nobody's but the viewer's: it is read by `impact-living.ts`, once it is known who that is. */
function openImpact(base: Base): ImpactStore {
  const $view = atom<ImpactView>({ status: 'loading', error: null, impact: null });
  const { ready, later } = openStore<ImpactView, ImpactStore>(base, $view, {
    async living() {
      const { createImpact } = await import('./impact-living.ts');
      return (core) => createImpact(core, $view);
    },
  });
  return { $view, ready, ...later(undefined, 'reload') };
}
