import type { PreinitializedWritableAtom } from 'nanostores';
import { toCommunityError } from '../adapter/errors.ts';
import type { Opener } from '../adapter/opener.ts';
import type { Time } from '../domain/common.ts';
import type { Base } from './base.ts';
import type { Core } from './core.ts';
import { lazy } from '../adapter/lazy.ts';
import type { Loadable } from './types.ts';
import { whenHeard } from './when-heard.ts';

/** What was asked for before the living store was there, for it to take over. */
export interface Opened<A> {
  /** `null`: the first part of the backend can't say. */
  readonly answer: Promise<A | null>;
  /** When, by the device's clock, and for whom (see `SessionKeeper.who`). */
  readonly askedAt: Time;
  readonly readFor: string | null | undefined;
}

export interface OpeningOptions<V, A, S> {
  /** Asks for what is shown first. Left out where that depends on who is looking; `undefined` where it isn't possible: the living store knows then. */
  readonly read?: (adapter: Opener) => Promise<A | null> | undefined;
  /** What the answer shows. */
  readonly show?: (answer: A) => Partial<V>;
  /** Brings the living store's code. */
  readonly living: () => Promise<(core: Core, opened: Opened<A> | undefined) => S>;
}

/** A store while it is nothing but read. */
export interface Opening<S> {
  readonly ready: Promise<void>;
  /** Whether what is shown first was asked for already. */
  readonly begun: () => boolean;
  /** The living store, if it is there. */
  readonly living: () => S | undefined;
  /** Methods that the living store has: until it is there they wait for it, and give `otherwise` if it can't be loaded. */
  readonly later: <K extends keyof S>(otherwise: unknown, ...names: K[]) => Pick<S, K>;
}

/** After this the living store is asked for again, if it could not be loaded; milliseconds. */
const ASK_AGAIN = 10_000;

/**
 * The first moments of a store: with its first listener it asks for what is shown and shows it, with as little code as
 * that takes. The living store follows behind the answer, goes on from it, and from then on is the store.
 */
export function openStore<V extends Loadable, S extends { readonly ready: Promise<void> }, A = never>(
  base: Base,
  $view: PreinitializedWritableAtom<V> & object,
  { read, show, living }: OpeningOptions<V, A, S>,
): Opening<S> {
  let opened: Opened<A> | undefined;
  let store: S | undefined;
  /** What was to be seen before anything was read; `undefined` before there was a listener. */
  let blank: V | undefined;
  let begun = false;
  let settle = () => {};
  const ready = new Promise<void>((resolve) => (settle = resolve));

  const patch = (values: object) => $view.set({ ...$view.value, ...values });
  const fail = (thrown: unknown) => {
    patch({ status: 'failed', error: toCommunityError(thrown) });
    settle();
  };
  const forget = () => {
    opened = undefined;
    if (blank) $view.set(blank);
  };
  const load = lazy(async () => {
    const [core, create] = await Promise.all([base.live(), living()]);
    base.openings.delete(forget);
    if (!$view.lc) forget();
    store = create(core, opened);
    void store.ready.then(settle);
    return store;
  });
  const follow = (): unknown =>
    load().catch((thrown: unknown) => {
      if ($view.value.status === 'loading') fail(thrown);
      setTimeout(() => $view.lc && follow(), ASK_AGAIN);
    });

  whenHeard($view, () => {
    if (store || blank) return;
    blank = $view.value;
    base.greet();
    base.openings.add(forget);
    // A moment later, so that who listens can say first what they want to see.
    queueMicrotask(() => void begin());
  });
  const begin = async () => {
    begun = true;
    blank = $view.value;
    const mine: Opened<A> = (opened = {
      answer: (async () => read?.(base.adapter()) ?? null)(),
      askedAt: base.device(),
      readFor: base.core?.session.who(),
    });
    try {
      const answer = await mine.answer;
      if (answer && !store && opened === mine) {
        patch({ ...show!(answer), status: 'ready' });
        settle();
        return base.afterView(follow);
      }
    } catch (thrown) {
      const error = toCommunityError(thrown);
      // What will not pass may have a remedy, which the living store knows.
      if (!store && opened === mine && error.retryable) fail(error);
    }
    follow();
  };

  return {
    ready,
    begun: () => begun,
    later: (otherwise, ...names) =>
      Object.fromEntries(
        names.map((name) => [
          name,
          (...input: unknown[]) => {
            const run = (living: S): unknown => (living[name] as (...input: unknown[]) => unknown)(...input);
            return store
              ? run(store)
              : load().then(run, (thrown: unknown) => {
                  patch({ failure: toCommunityError(thrown) });
                  return otherwise;
                });
          },
        ]),
      ) as never,
    living: () => store,
  };
}
