import { CommunityError, type ErrorCode } from '@hearth/core/adapter';

/** Does some work within so many milliseconds, and says what went wrong as the contract does. An abort ends the waiting at once. */
export const within = <T>(
  milliseconds: number,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> =>
  new Promise((resolve, reject) => {
    const inner = new AbortController();
    const end = (thrown: unknown): void => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', abort);
      reject(explain(thrown));
      inner.abort();
    };
    const abort = (): void => end(new CommunityError('aborted', 'The request was aborted.'));
    const timer = setTimeout(
      () => end(new CommunityError('unavailable', 'The server is silent.')),
      milliseconds,
    );
    outer?.addEventListener('abort', abort);
    if (outer?.aborted) return abort();
    work(inner.signal).then((value) => (resolve(value), end(null)), end);
  });

/** What went wrong on the way, as the contract says it. */
export function explain(thrown: unknown): CommunityError {
  if (thrown instanceof CommunityError) return thrown;
  let code: ErrorCode = 'unavailable';
  if (thrown instanceof TypeError || globalThis.navigator?.onLine === false) code = 'offline';
  // No address can carry this.
  if (thrown instanceof URIError) code = 'invalid';
  return new CommunityError(code, String(thrown), code === 'invalid' ? { field: '', reason: 'format' } : {}, {
    cause: thrown,
  });
}
