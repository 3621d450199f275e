import { atom } from 'nanostores';
import type { Base } from '../base.ts';
import type { GratitudeStore, GratitudeView } from './gratitude-types.ts';
import { openStore } from '../opening.ts';
import type { Community } from '../types.ts';

export type { GratitudeStore, GratitudeView } from './gratitude-types.ts';

/** The viewer's points, thanks and good moments; the same for all widgets of a community. */
export const gratitudeStore = (community: Pick<Community, 'store'>): GratitudeStore =>
  community.store('gratitude', openGratitude);

/** It depends on who is looking: it is read by `gratitude-living.ts`. */
function openGratitude(base: Base): GratitudeStore {
  const $view = atom<GratitudeView>({
    status: 'loading',
    error: null,
    standing: null,
    thanks: [],
    moment: null,
  });
  const { ready, later } = openStore<GratitudeView, GratitudeStore>(base, $view, {
    async living() {
      const { createGratitude } = await import('./gratitude-living.ts');
      return (core) => createGratitude(core, $view);
    },
  });
  return { $view, ready, ...later(undefined, 'reload'), ...later(false, 'useMoment', 'snooze') };
}
