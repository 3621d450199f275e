import { SPEC, type BackendAdapter, type Opener } from '@hearth/core/adapter';
import type { Id } from '@hearth/core/domain';
import { segment } from '@hearth/core/protocol';
import { bodyOf, guestKey, isYes } from './wire.ts';

export interface ReaderOptions {
  /** Where the server is, without a slash at the end. */
  readonly server: string;
  readonly site: Id;
  /** Brings the whole adapter: for whoever is known, for all that is not reading, and to say what went wrong. */
  readonly whole: () => Promise<BackendAdapter>;
  /** What the page says of who is looking; `null` and `undefined`: nobody. */
  readonly identity?: () => unknown;
  readonly fetch?: typeof fetch;
}

/** Milliseconds after which the whole adapter is asked instead. */
const PATIENCE = 10_000;

/**
 * What a stranger reads first of a server, with as little code as that takes. Reads as nobody, at addresses that shared caches
 * keep, and sends no header that would cost a preflight. Never rejects: what it can't say, the whole adapter says.
 */
export function httpReader({ server, site, whole, identity, fetch: get = fetch }: ReaderOptions): Opener {
  const ask = async <T>(names: readonly string[], query: object): Promise<T | null> => {
    try {
      // Where a page may keep nothing this throws, and the whole adapter knows what to do.
      if ((await identity?.()) || globalThis.localStorage?.getItem(guestKey(server, site))) return null;
      const path = [server, 'v1', 'sites'].concat([site, ...names].map(segment)).join('/');
      const fields = `${new URLSearchParams(query as Record<string, string>)}`;
      // With the default credentials, as a preload has them: with others, no browser takes the one for the other.
      const response = await get(path + (fields && `?${fields}`));
      return isYes(response) ? await bodyOf<T>(response) : null;
    } catch {
      return null;
    }
  };
  const read = <T>(names: readonly string[], query: object): Promise<T | null> =>
    Promise.race([ask<T>(names, query), new Promise<null>((resolve) => setTimeout(resolve, PATIENCE, null))]);

  return {
    connect: () => read([], { spec: SPEC }),
    threads: {
      read: ({ topic, ...query }) => read(['threads', topic], query),
      counts: ({ topics }) =>
        read(
          ['counts'],
          topics.map((topic) => ['topics', topic]),
        ),
    },
    polls: { read: (id) => read(['polls', id], {}) },
    whole,
  };
}
