/** Gives the brand's signed token of who is signed in, or `null`. */
export type Identity = () => Promise<string | null | undefined> | string | null | undefined;

export interface PatienceOptions {
  /** The page's callback of the moment. */
  readonly current: () => Identity | null;
  /** Asks again who is looking: a token has come late, or the callback deserves another try. */
  readonly again: () => void;
  readonly after?: (milliseconds: number, run: () => void) => () => void;
}

/** Milliseconds that a page's callback may take before reading goes on without it. */
const PATIENCE = 3_000;
/** Milliseconds until the next try after a failure, doubled each time up to the longest. */
const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 300_000;

const later = (milliseconds: number, run: () => void): (() => void) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

/**
 * The page's callback as a backend can rely on it: it never rejects and never hangs. While the page can't say who is
 * signed in, it is nobody who reads; once it can, `again` is called. One console line tells of each trouble.
 */
export function createPatience({
  current,
  again,
  after = later,
}: PatienceOptions): () => Promise<string | null> {
  let late: { readonly of: Identity; readonly token: string } | null = null;
  let failures = 0;
  let complained: Identity | null = null;

  const complain = (callback: Identity, trouble: string, cause?: unknown): void => {
    if (complained === callback) return;
    complained = callback;
    console.error(
      `Hearth: the callback given to identify ${trouble}. The page goes on as for somebody who is not signed in.`,
      ...(cause === undefined ? [] : [cause]),
    );
  };

  return async () => {
    const callback = current();
    if (!callback) return null;
    const kept = late;
    late = null;
    if (kept?.of === callback) return kept.token;

    const answer = (async () => {
      const token = await callback();
      if (token && typeof token !== 'string') throw new TypeError('It gave something that is no string.');
      return token || null;
    })();
    let inTime = true;
    let stop = (): void => {};
    const patience = new Promise<null>((resolve) => {
      stop = after(PATIENCE, () => {
        inTime = false;
        complain(
          callback,
          `has not answered for ${PATIENCE / 1000} seconds: let it give a token, or null, sooner`,
        );
        resolve(null);
      });
    });
    const settled = answer.then(
      (token) => {
        if (!inTime) {
          if (token === null || callback !== current()) return null;
          late = { of: callback, token };
          again();
        }
        failures = 0;
        return token;
      },
      (error: unknown) => {
        complain(callback, 'failed: let it give null when it has no token', error);
        const pause = Math.min(FIRST_PAUSE * 2 ** failures++, LONGEST_PAUSE);
        after(pause, () => callback === current() && again());
        return null;
      },
    );
    return Promise.race([settled, patience]).finally(() => stop());
  };
}
