import { atom } from 'nanostores';
import type { AppreciationStore, AppreciationView } from './appreciation-types.ts';
import type { Base } from '../base.ts';
import { openStore } from '../opening.ts';
import type { Community } from '../types.ts';

export type { AppreciationStore, AppreciationView } from './appreciation-types.ts';

/** The viewer's points and thanks; the same for all widgets of a community. */
export const appreciationStore = (community: Pick<Community, 'store'>): AppreciationStore =>
  community.store('appreciation', openAppreciation);

/** It is nobody's but the viewer's: it is read by `appreciation-living.ts`, once it is known who that is. */
function openAppreciation(base: Base): AppreciationStore {
  const $view = atom<AppreciationView>({
    status: 'loading',
    error: null,
    standing: null,
    thanks: [],
    filled: null,
  });
  const { ready, later } = openStore<AppreciationView, AppreciationStore>(base, $view, {
    async living() {
      const { createAppreciation } = await import('./appreciation-living.ts');
      return (core) => createAppreciation(core, $view);
    },
  });
  return { $view, ready, ...later(undefined, 'reload', 'told') };
}
