import type { PreinitializedWritableAtom } from 'nanostores';
import type { Change, Channel } from '../adapter/contract.ts';
import { toCommunityError, type CommunityError } from '../adapter/errors.ts';
import type { Cursor } from '../domain/common.ts';
import type { Core } from './core.ts';
import type { Stop } from './env.ts';
import { whileHeard } from './heard.ts';
import type { LiveEntry } from './live/line.ts';
import type { Opened } from './opening.ts';
import { createRetry } from './retry.ts';
import type { Loadable } from './types.ts';

/** What was read reflects this position; changes on the channel follow from there. */
export interface Loaded {
  readonly channel: Channel;
  readonly asOf: Cursor;
}

export interface LoaderOptions<A> {
  /** What was asked for before this code was here: the first answer. */
  readonly opened?: Opened<unknown> | undefined;
  /** Asks for what is shown, unless that is `opened`. An answer that comes after something else was asked for is dropped. */
  readonly read: (signal: AbortSignal, isOpened: boolean) => Promise<A>;
  /** Takes the answer in. `null`: nothing to listen to. */
  readonly take: (answer: A) => Loaded | null;
  readonly onChange: (change: Change) => void;
  /** Waits for the session before reading: for what depends on who is looking. Others read while it is being asked for. */
  readonly afterSession?: boolean;
  /** Whether what was read lacks what concerns a viewer, so that it must be read again now that there is one. */
  readonly lacksViewer?: () => boolean;
  /** Somebody else is looking: what only the one before might see must go at once. */
  readonly forget?: () => void;
  /** With the first listener; what it returns runs when the store is let go. */
  readonly mount?: () => Stop;
}

export interface Loader {
  readonly ready: Promise<void>;
  /** Reads anew; the latest call wins. Never rejects. */
  readonly reload: () => Promise<void>;
  /** Reads of a page that came later may reflect an earlier position. */
  readonly at: (asOf: Cursor) => void;
}

/**
 * The life of every store: reads with its first listener, then hears of changes, reads again when the connection lost
 * its place, when somebody else is looking and after a failure, and lets go of everything with its last listener.
 */
export function createLoader<V extends Loadable, A>(
  core: Core,
  $view: PreinitializedWritableAtom<V> & object,
  options: LoaderOptions<A>,
): Loader {
  const { session, env, live } = core;
  const { who } = session;
  let { opened } = options;
  let asked: AbortController | undefined;
  let entry: (LiveEntry & { readonly channel: Channel }) | undefined;
  let readFor: string | null | undefined;
  let mounted = false;
  let settle = () => {};
  const ready = new Promise<void>((resolve) => (settle = resolve));

  const show = (status: Loadable['status'], error: CommunityError | null) => {
    $view.set({ ...$view.value, status, error });
    if (status !== 'loading') settle();
  };
  const reload = async () => {
    retry?.begin();
    asked?.abort();
    const mine = (asked = new AbortController());
    const { session: known, error } = session.$session.value;
    const first = opened;
    opened = undefined;
    if ($view.value.status === 'failed' && !first) show('loading', null);
    if (options.afterSession && !known) {
      asked = undefined;
      if (error) show('failed', error);
      return;
    }
    readFor = first ? first.readFor : who();
    try {
      const answer = await options.read(mine.signal, !!first);
      if (asked !== mine) return;
      const loaded = options.take(answer);
      asked = undefined;
      retry?.done();
      if (mounted) listen(loaded);
      show('ready', null);
      check();
    } catch (thrown) {
      if (asked !== mine) return;
      asked = undefined;
      const failure = toCommunityError(thrown);
      if (failure.retryable) retry?.later(failure);
      show('failed', failure);
    }
  };
  const listen = (loaded: Loaded | null) => {
    if (loaded && entry?.channel === loaded.channel) return entry.at(loaded.asOf);
    entry?.close();
    entry = loaded
      ? {
          channel: loaded.channel,
          ...live.open(loaded.channel, loaded.asOf, options.onChange, () => void reload()),
        }
      : undefined;
  };
  /** Is what was read still right for who is looking? */
  const check = () => {
    const now = who();
    if (now === undefined) {
      if (options.afterSession && $view.value.status === 'loading') void reload();
    } else if (readFor === undefined) {
      if (asked) return; // what is under way tells, when it is here
      readFor = now;
      if (options.afterSession || (now && options.lacksViewer?.())) void reload();
    } else if (now !== readFor) {
      readFor = now;
      options.forget?.();
      void reload();
    }
  };
  let retry: ReturnType<typeof createRetry> | undefined;

  core.onDestroy(
    whileHeard($view, env, () => {
      mounted = true;
      retry = createRetry(env, () => void reload());
      const stops = [session.onChange(check), options.mount?.()];
      session.ensure();
      void reload();
      return () => {
        mounted = false;
        asked?.abort();
        asked = undefined;
        retry?.close();
        retry = undefined;
        entry?.close();
        entry = undefined;
        for (const stop of stops) stop?.();
      };
    }),
  );
  return { ready, reload, at: (asOf) => entry?.at(asOf) };
}
