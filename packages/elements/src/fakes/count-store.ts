import type { CountStore, CountView } from '@hearth/core/state';
import { atom } from '@hearth/core/state';

/** A count that stays as it is given. */
export function fakeCountStore(view: Partial<CountView>) {
  const store = {
    topic: 'slow-mornings',
    $view: atom<CountView>({ status: 'ready', error: null, count: null, ...view }),
    ready: Promise.resolve(),
    reload: async (): Promise<void> => undefined,
  };
  return store satisfies CountStore;
}
