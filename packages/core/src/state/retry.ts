import type { CommunityError } from '../adapter/errors.ts';
import type { Env } from './env.ts';

/** Tries something again that failed for now. */
export interface Retry {
  /** Plans the next try. One failure after another waits longer; without a network it waits for `online`. */
  readonly later: (error: Pick<CommunityError, 'details'>) => void;
  /** A try begins: nothing is planned any more. */
  readonly begin: () => void;
  /** It went well: the next failure starts from the shortest pause. */
  readonly done: () => void;
  readonly close: () => void;
}

/** First and longest pause, milliseconds. It doubles in between; jitter keeps clients from coming back together. */
const SHORTEST = 1_000;
const LONGEST = 60_000;

export function createRetry(env: Env, run: () => void): Retry {
  let tries = 0;
  let planned = false;
  let stopTimer = () => {};
  const begin = () => {
    stopTimer();
    planned = false;
  };
  const stopOnline = env.on('online', () => planned && run());
  return {
    begin,
    later({ details: { retryAfter } }) {
      begin();
      planned = true;
      const pause = Math.min(SHORTEST * 2 ** tries++, LONGEST) * (0.5 + env.random() / 2);
      if (env.online()) stopTimer = env.after(retryAfter === undefined ? pause : retryAfter * 1000, run);
    },
    done() {
      begin();
      tries = 0;
    },
    close() {
      begin();
      stopOnline();
    },
  };
}
