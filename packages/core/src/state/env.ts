import type { Time } from '../domain/common.ts';
import { afterView } from './after-view.ts';

/** Stops what it was given for: a timer, a listener. Calling it twice is harmless. */
export type Stop = () => void;

/** What the stores take from the page. Every part may be missing (Node, old browsers, a sandboxed frame). */
export interface Env {
  /** The device's clock. */
  readonly now: () => Time;
  /** Calls `run` once after `ms` milliseconds. */
  readonly after: (ms: number, run: () => void) => Stop;
  /** Runs what follows a first view once that can be seen. */
  readonly afterView: (run: () => void) => void;
  /** 0 ≤ x < 1, for jitter. */
  readonly random: () => number;
  /** Hears an event of the page: `online`, `pagehide`, `pageshow`, `visibilitychange`, `storage`. */
  readonly on: (event: string, run: (event: Event) => void) => Stop;
  readonly hidden: () => boolean;
  /** False only when the device surely has no network. */
  readonly online: () => boolean;
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;
  readonly locks: Pick<LockManager, 'request'> | null;
  /** Opens the channel between this origin's tabs; `null` where there is none. */
  readonly channel: ((name: string) => TabChannel) | null;
  /** Title and address of the page, to be kept with a new thread. */
  readonly page: () => { readonly title: string; readonly url: string } | null;
}

/** The part of `BroadcastChannel` that is used. */
export interface TabChannel {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(message: unknown): void;
  close(): void;
}

/** The longest delay that timers can hold; a longer one would fire at once. */
const LONGEST = 2 ** 31 - 1;

/** The browser's own, looked up without touching anything: reading storage can throw where it is forbidden. */
export function pageEnv(): Env {
  const { document, navigator } = globalThis as Partial<typeof globalThis>;
  return {
    now: Date.now,
    after(ms, run) {
      const timer = setTimeout(run, Math.min(ms, LONGEST));
      return () => clearTimeout(timer);
    },
    afterView,
    random: Math.random,
    on(event, run) {
      const target: EventTarget | undefined =
        event === 'visibilitychange' ? document : document && globalThis;
      target?.addEventListener(event, run);
      return () => target?.removeEventListener(event, run);
    },
    hidden: () => !!document?.hidden,
    online: () => !document || navigator?.onLine !== false,
    storage: document ? attempt(() => localStorage) : null,
    locks: (document && navigator?.locks) ?? null,
    channel: document && globalThis.BroadcastChannel ? (name) => new BroadcastChannel(name) : null,
    page: () => (document ? { title: document.title, url: location.href.split('#')[0]! } : null),
  };
}

/** What `run` gives, or `null` when it throws: storage that is forbidden, full or broken must not stop anything. */
export function attempt<T>(run: () => T): T | null {
  try {
    return run();
  } catch {
    return null;
  }
}
