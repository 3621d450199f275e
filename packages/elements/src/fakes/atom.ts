import { Source } from '../parts/source.ts';

/** A store that holds what it is given: the shape of a nanostores atom, for widgets drawn without a backend. */
export function fakeAtom<T>(initial: T) {
  const source = new Source(initial);
  return {
    eq: Object.is,
    init: initial,
    get lc() {
      return source.listeners;
    },
    get value() {
      return source.get();
    },
    get: (): T => source.get(),
    set: (value: T): void => source.set(value),
    listen: (listener: (value: T, before: T | undefined) => void) =>
      source.listen((value) => listener(value, undefined)),
    subscribe: (listener: (value: T, before?: T) => void) => {
      listener(source.get());
      return source.listen((value) => listener(value));
    },
    notify: (): void => source.set(source.get()),
    off: (): void => undefined,
  };
}
