import type { Env } from './env.ts';
import { attempt } from './env.ts';

/** One JSON value in storage. Forbidden, full or damaged storage reads as nothing and saves as `false`. */
export interface Saved<T> {
  readonly key: string;
  readonly read: () => T | undefined;
  /** Whether it is safely there. `undefined` removes it. */
  readonly write: (value: T | undefined) => boolean;
}

export function saved<T>(
  storage: Env['storage'],
  key: string,
  check: (value: unknown) => value is T,
): Saved<T> {
  return {
    key,
    read() {
      const value = attempt<unknown>(() => JSON.parse(storage?.getItem(key) ?? 'null'));
      return check(value) ? value : undefined;
    },
    write: (value) =>
      !!attempt(() => {
        if (value === undefined) storage?.removeItem(key);
        else storage?.setItem(key, JSON.stringify(value));
        return !!storage;
      }),
  };
}
