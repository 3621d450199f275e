import { CommunityError } from '@hearth/core/adapter';

/** Guards one piece of work: its signal follows another's, and aborts with `unavailable` unless `touch` comes in time. */
export interface Watch {
  readonly signal: AbortSignal;
  touch(milliseconds: number): void;
  /** Leaves no timer and no listener behind. */
  end(): void;
}

export function watch(milliseconds: number, outer?: AbortSignal): Watch {
  const inner = new AbortController();
  const { signal } = inner;
  const follow = (): void => inner.abort();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const touch = (next: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => inner.abort(new CommunityError('unavailable', 'The server is silent.')), next);
  };
  touch(milliseconds);
  outer?.addEventListener('abort', follow);
  if (outer?.aborted) follow();
  return {
    signal,
    touch,
    end() {
      clearTimeout(timer);
      outer?.removeEventListener('abort', follow);
    },
  };
}
