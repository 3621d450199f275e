import type { Stop } from '../env.ts';

/** Changes one entity as it is shown; `undefined` stands for one that is not there. Pure, since it is applied again and again. */
export type Patch<T> = (value: T | undefined) => T | undefined;

/**
 * The entities of one kind: the single place in which a community keeps them, shared by its widgets.
 * What is shown is what the backend last said (the base) with the patches of unfinished changes on top, oldest first.
 * So live news, answers and rollbacks may come in any order, and none undoes another.
 */
export interface Table<T> {
  /** As it is shown: the base with the patches on top. */
  readonly get: (id: string) => T | undefined;
  /** What the backend last said. */
  readonly base: (id: string) => T | undefined;
  /** Takes in what the backend says. `merge` decides between it and what is known. */
  readonly put: (values: Iterable<T>) => void;
  /** Changes every base; `undefined` drops it. */
  readonly mapAll: (change: (value: T) => T | undefined) => void;
  /** Lays a patch on top, until it is lifted. */
  readonly lay: (id: string, patch: Patch<T>) => Stop;
  /** Calls `changed` after each change, within the same microtask turn at most once. */
  readonly listen: (changed: () => void) => Stop;
  /** Keeps what `holds` says is needed; when let go, what nobody holds is dropped. */
  readonly keep: (holds: (value: T) => boolean) => Stop;
}

/** `merge` gives what to believe: the known, the news, or a mixture. */
export function createTable<T>(
  idOf: (value: T) => string,
  merge: (known: T, news: T) => T = (_, news) => news,
): Table<T> {
  const bases = new Map<string, T>();
  const layers = new Map<string, { readonly patch: Patch<T> }[]>();
  const shown = new Map<string, T | undefined>();
  const listeners = new Set<() => void>();
  const holders = new Set<(value: T) => boolean>();

  const changed = coalesce(() => {
    for (const listener of listeners) listener();
  });
  const touch = (id: string) => {
    shown.delete(id);
    changed();
  };
  const setBase = (id: string, value: T | undefined) => {
    if (value === bases.get(id)) return;
    if (value === undefined) bases.delete(id);
    else bases.set(id, value);
    touch(id);
  };

  return {
    get(id) {
      const stack = layers.get(id);
      if (!stack) return bases.get(id);
      if (!shown.has(id))
        shown.set(
          id,
          stack.reduce((value, { patch }) => patch(value), bases.get(id)),
        );
      return shown.get(id);
    },
    base: (id) => bases.get(id),
    put(values) {
      for (const news of values) {
        const id = idOf(news);
        const known = bases.get(id);
        setBase(id, known ? merge(known, news) : news);
      }
    },
    mapAll(change) {
      for (const [id, value] of bases) setBase(id, change(value));
    },
    lay(id, patch) {
      const layer = { patch };
      layers.set(id, [...(layers.get(id) ?? []), layer]);
      touch(id);
      return () => {
        const rest = layers.get(id)?.filter((other) => other !== layer);
        if (rest?.length) layers.set(id, rest);
        else layers.delete(id);
        touch(id);
      };
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    keep(holds) {
      holders.add(holds);
      return () => {
        if (!holders.delete(holds)) return;
        for (const [id, value] of bases)
          if (![...holders].some((other) => other(value))) setBase(id, undefined);
      };
    },
  };
}

/** Runs `run` once per microtask turn, however often it is asked for. */
export function coalesce(run: () => void): () => void {
  let due = false;
  return () => {
    if (due) return;
    due = true;
    queueMicrotask(() => {
      due = false;
      run();
    });
  };
}
