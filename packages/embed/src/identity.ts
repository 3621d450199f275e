/** Gives the brand's signed token of who is signed in, or `null`. */
export type Identity = () => Promise<string | null | undefined> | string | null | undefined;

export interface PatienceOptions {
  /** The page's callback of the moment. */
  readonly current: () => Identity | null;
  /** Asks again who is looking: a token has come late, or the callback deserves another try. */
  readonly again: () => void;
  readonly after?: (milliseconds: number, run: () => void) => unknown;
}

/** Milliseconds that a page's callback may take before reading goes on without it. */
const PATIENCE = 3_000;
/** Milliseconds until the next try after a failure, doubled each time up to the longest. */
const [PAUSE, LONGEST] = [5_000, 300_000];

/**
 * The page's callback as a backend can rely on it: it never rejects and never hangs. While the page can't say who is
 * signed in, it is nobody who reads; once it can, `again` is called. One console line tells of the trouble.
 */
export function createPatience({
  current,
  again,
  after = (ms, run) => setTimeout(run, ms),
}: PatienceOptions) {
  let kept: { readonly of: Identity; readonly token: string } | null = null;
  let failures = 0;
  let complained: Identity | null = null;

  return (): Promise<string | null> => {
    const callback = current();
    const { of, token: late } = kept ?? {};
    kept = null;
    return new Promise((resolve) => {
      if (!callback) return resolve(null);
      if (of === callback) return resolve(late!);
      let waits = true;
      const done = (token: string | null): void => {
        waits = false;
        resolve(token);
      };
      const complain = (trouble: string, ...cause: unknown[]): void => {
        done(null);
        if (complained === callback) return;
        complained = callback;
        console.error(
          `Hearth: the callback given to identify ${trouble}. Let it give null instead.`,
          ...cause,
        );
      };
      after(PATIENCE, () => waits && complain(`does not answer for ${PATIENCE / 1000} s`));
      (async () => (await callback()) || null)().then(
        (token) => {
          failures = 0;
          if (waits) return done(token);
          if (token === null || callback !== current()) return;
          kept = { of: callback, token };
          again();
        },
        (error: unknown) => {
          complain('failed', error);
          after(Math.min(PAUSE * 2 ** failures++, LONGEST), () => callback === current() && again());
        },
      );
    });
  };
}
