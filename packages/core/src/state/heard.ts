import { onStart, onStop, type ReadableAtom, type Store } from 'nanostores';
import type { Env, Stop } from './env.ts';

/** A store that has a value from the start, to be looked at without waking it. */
export type Readable<T> = ReadableAtom<T> & { readonly value: T };

/** How long a store outlives its last listener, milliseconds: as nanostores has it, so that a moved element loses nothing. */
export const LINGER = 1_000;

/**
 * nanostores' `onMount` on the community's own timers, so that `destroy` can end it: `mount` runs with the first
 * listener (at once, if there is one), and what it returns a second after the last has gone, or with the returned function.
 */
export function whileHeard($store: ReadableAtom, env: Env, mount: () => Stop | void): Stop {
  let unmount: Stop | void | null = null;
  let stopTimer: Stop | undefined;
  const end = () => {
    stopTimer?.();
    stopTimer = undefined;
    unmount?.();
    unmount = null;
  };
  const stops = [
    onStart($store as Store, () => {
      stopTimer?.();
      stopTimer = undefined;
      if (unmount === null) unmount = mount();
    }),
    onStop($store as Store, () => (stopTimer ??= env.after(LINGER, end))),
  ];
  if ($store.lc) unmount = mount();
  return () => {
    for (const stop of stops) stop();
    end();
  };
}
