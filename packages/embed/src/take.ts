import type { Ahead } from './ahead.ts';

/** Milliseconds after which what was asked for ahead is too old to be shown. */
const FRESH = 30_000;

/**
 * `fetch`, but for what the loader has asked for already: that is taken, once. Only plain reads are: the loader asks as nobody.
 *
 * @param now milliseconds, from any moment on
 */
export function takeAhead(ahead: Ahead, now: () => number = () => performance.now()): typeof fetch {
  const until = now() + FRESH;
  return (input, init) => {
    const answer = typeof input === 'string' && ahead.get(input);
    if (!answer || now() > until || Object.keys(init?.headers ?? {}).length) return fetch(input, init);
    ahead.delete(input);
    const { signal } = init ?? {};
    return new Promise((resolve, reject) => {
      const abort = (): void => reject(signal?.reason as Error);
      if (signal?.aborted) return abort();
      signal?.addEventListener('abort', abort);
      answer.then(resolve, reject).finally(() => signal?.removeEventListener('abort', abort));
    });
  };
}
