import { atom } from 'nanostores';
import type { Base } from '../base.ts';
import type { FiguresStore, FiguresView } from './figures-types.ts';
import { openStore } from '../opening.ts';
import type { Community } from '../types.ts';

export type { FiguresStore, FiguresView, WaitingFor } from './figures-types.ts';

/** How the community is doing; the same for all widgets of it. */
export const figuresStore = (community: Pick<Community, 'store'>): FiguresStore =>
  community.store('figures', openFigures);

/** They are for staff: they are read by `figures-living.ts`, once it is known who is looking. */
function openFigures(base: Base): FiguresStore {
  const $view = atom<FiguresView>({
    status: 'loading',
    error: null,
    figures: null,
    rewards: null,
    promotion: null,
    days: 30,
    by: 'nobody',
    waiting: [],
    total: 0,
    more: false,
    reusable: null,
    moreReusable: false,
    failure: null,
  });
  const { ready, later } = openStore<FiguresView, FiguresStore>(base, $view, {
    async living() {
      const { createFigures } = await import('./figures-living.ts');
      return (core) => createFigures(core, $view);
    },
  });
  return {
    $view,
    ready,
    ...later(undefined, 'reload', 'setDays', 'waitingFor', 'next', 'reuse'),
    ...later(false, 'needless'),
  };
}
