import type { Ahead } from './ahead.ts';

/** Milliseconds after which what was asked for ahead is too old to be shown. */
const FRESH = 30_000;

/**
 * `fetch`, but for what the loader has asked for already: that is taken, once. For reading as nobody alone: the loader asks
 * as nobody.
 */
export function takeAhead(ahead: Ahead): typeof fetch {
  setTimeout(() => ahead.clear(), FRESH);
  return (address, init) => {
    const answer = ahead.get(address as string);
    ahead.delete(address as string);
    return answer
      ? // Its body is read already, and can't be read again.
        answer.then(([response, body]) => Object.assign(response, { json: async () => body }))
      : fetch(address, init);
  };
}
