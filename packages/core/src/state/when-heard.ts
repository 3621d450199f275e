import type { ReadableAtom } from 'nanostores';

/** Calls `run` whenever a store that nobody listened to gets its first listener: nanostores' `onStart`, for what is loaded first. */
export function whenHeard($store: ReadableAtom, run: () => void): void {
  const listen = $store.listen.bind($store);
  ($store as { listen: typeof listen }).listen = (listener) => {
    if (!$store.lc) run();
    return listen(listener);
  };
}
