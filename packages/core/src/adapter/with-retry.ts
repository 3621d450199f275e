import type { BackendAdapter } from './contract.ts';
import { CommunityError, toCommunityError } from './errors.ts';

export interface RetryOptions {
  /** Tries in all, the first one included. Default 4. */
  readonly attempts?: number;
  /** Milliseconds: the most to wait before the second try; doubles with each further one. Default 500. */
  readonly base?: number;
  /** Milliseconds: no wait is longer. A backend that asks for more is not asked again. Default 30,000. */
  readonly cap?: number;
  /** From 0 up to 1. Default `Math.random`. */
  readonly random?: () => number;
  /** Resolves after so many milliseconds, or rejects when the signal aborts. */
  readonly sleep?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

/**
 * How long to wait before try number `attempt` + 1, in milliseconds: anything up to a bound that doubles, so that clients
 * who failed together don't come back together ("full jitter", AWS Architecture Blog, Exponential Backoff And Jitter).
 */
export function backoff(
  attempt: number,
  { base = 500, cap = 30_000, random = Math.random }: RetryOptions = {},
): number {
  return random() * Math.min(cap, base * 2 ** (attempt - 1));
}

/** Waits; rejects as soon as `signal` aborts. */
export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (settle: () => void) => (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', aborted);
      settle();
    };
    const aborted = done(() => reject(new CommunityError('aborted', 'The request was aborted.')));
    const timer = setTimeout(done(resolve), milliseconds);
    signal?.addEventListener('abort', aborted);
    if (signal?.aborted) aborted();
  });
}

/** The one write that has neither an id nor a key: twice would make two guests. */
const ONCE = 'joinAsGuest';

/**
 * Tries again what may succeed later: errors that are `retryable`, on reads and on writes that are safe to repeat. Waits
 * as long as the backend asks (`retryAfter`), plus jitter. Aborting ends the waiting at once, with `aborted`.
 */
export function withRetry<A extends BackendAdapter>(adapter: A, options: RetryOptions = {}): A {
  return wrap(adapter, options) as A;
}

function wrap(part: object, options: RetryOptions): object {
  // A proxy may not speak for the frozen properties of its target, and adapters may be frozen: so it stands before them.
  return new Proxy(Object.create(part) as object, {
    get(_, name) {
      const value: unknown = Reflect.get(part, name);
      if (value && typeof value === 'object') return wrap(value, options);
      if (typeof value !== 'function') return value;
      const call = (value as (...parameters: unknown[]) => unknown).bind(part);
      if (name === 'subscribe' || name === ONCE) return call;
      return (...parameters: unknown[]) => retry(() => call(...parameters), parameters, options);
    },
  });
}

async function retry(
  call: () => unknown,
  parameters: readonly unknown[],
  options: RetryOptions,
): Promise<unknown> {
  const { attempts = 4, cap = 30_000, sleep: wait = sleep } = options;
  const signal = (parameters.at(-1) as { signal?: AbortSignal } | undefined)?.signal;
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (thrown) {
      const error = toCommunityError(thrown);
      const asked = (error.details.retryAfter ?? 0) * 1000;
      if (!error.retryable || attempt >= attempts || asked > cap) throw error;
      await wait(Math.min(cap, asked + backoff(attempt, options)), signal);
    }
  }
}
