import type { BackendAdapter, Subscription, Unsubscribe } from './contract.ts';
import { toCommunityError } from './errors.ts';

type Page = Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;

export interface RefetchOptions {
  /** Milliseconds between reads while the page is visible. Default 30,000. */
  readonly interval?: number;
  /** Whose visibility counts; default: the document, or nothing where there is none. */
  readonly page?: Page | null;
  /** Runs `task` once after so many milliseconds, unless the returned function is called. Default: `setTimeout`. */
  readonly after?: (milliseconds: number, task: () => void) => () => void;
}

const afterByTimer = (milliseconds: number, task: () => void): (() => void) => {
  const timer = setTimeout(task, milliseconds);
  return () => clearTimeout(timer);
};

/**
 * Gives `subscribe` to a backend that has none. Where the backend knows `changes`, they are asked for at the interval;
 * else the listener is told to read again what it displays. Nothing happens while the page is hidden; once it is shown
 * again, the first read comes at once. A backend with a `subscribe` of its own is returned as it is.
 */
export function withRefetch<A extends BackendAdapter>(
  adapter: A,
  { interval = 30_000, page = globalThis.document ?? null, after = afterByTimer }: RefetchOptions = {},
): A & Required<Pick<BackendAdapter, 'subscribe'>> {
  const subscribe = (subscription: Subscription): Unsubscribe => {
    const aborter = new AbortController();
    const { signal } = aborter;
    const poller = createPoller(adapter, subscription, signal);
    let cancel = (): void => {};
    let reading = false;

    const hidden = (): boolean => page?.visibilityState === 'hidden';
    const plan = (milliseconds: number): void => {
      cancel();
      if (!signal.aborted && !hidden()) cancel = after(milliseconds, () => void read());
    };
    const read = async (): Promise<void> => {
      if (reading) return;
      reading = true;
      await poller();
      reading = false;
      plan(interval);
    };
    const turn = (): void => plan(0);

    page?.addEventListener('visibilitychange', turn);
    subscription.onState?.('live');
    plan(interval);
    return () => {
      aborter.abort();
      cancel();
      page?.removeEventListener('visibilitychange', turn);
    };
  };
  if (adapter.subscribe) return adapter as A & Required<Pick<BackendAdapter, 'subscribe'>>;
  return new Proxy(Object.create(adapter) as A, {
    get: (_, name) => (name === 'subscribe' ? subscribe : bound(adapter, name)),
    has: (_, name) => name === 'subscribe' || name in adapter,
  }) as A & Required<Pick<BackendAdapter, 'subscribe'>>;
}

function bound(target: object, name: PropertyKey): unknown {
  const value: unknown = Reflect.get(target, name, target);
  return typeof value === 'function' ? value.bind(target) : value;
}

/** Reads once; tells the listener of what came, or of what went wrong. Never rejects. */
function createPoller(
  adapter: BackendAdapter,
  subscription: Subscription,
  signal: AbortSignal,
): () => Promise<void> {
  let { since } = subscription;
  let state = 'live';
  const turn = (to: 'live' | 'waiting', error?: unknown): void => {
    if (state !== to) subscription.onState?.(to, error === undefined ? undefined : toCommunityError(error));
    state = to;
  };
  return async () => {
    if (!adapter.changes) return subscription.onResync(since);
    try {
      for (let more = true; more;) {
        const page = await adapter.changes({ since, channels: subscription.channels }, { signal });
        if (signal.aborted) return;
        since = page.asOf;
        ({ more } = page);
        if (page.resync) subscription.onResync(since);
        else page.changes.forEach((change) => signal.aborted || subscription.onChange(change));
      }
      turn('live');
    } catch (error) {
      if (!signal.aborted) turn('waiting', error);
    }
  };
}
