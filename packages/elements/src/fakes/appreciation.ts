import { atom } from '@hearth/core/state';
import type { AppreciationStore, AppreciationView } from '@hearth/core/state';

/** Points and thanks that stay as they are given; without any, there are none. */
export function fakeAppreciation(view: Partial<AppreciationView> = {}) {
  const calls: (readonly [string])[] = [];
  const store = {
    $view: atom<AppreciationView>({
      status: 'ready',
      error: null,
      standing: null,
      thanks: [],
      filled: null,
      ...view,
    }),
    calls,
    ready: Promise.resolve(),
    reload: async (): Promise<void> => void calls.push(['reload']),
    told: async (): Promise<void> => void calls.push(['told']),
  };
  return store satisfies AppreciationStore;
}
