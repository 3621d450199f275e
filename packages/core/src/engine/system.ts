import type { Id } from '../domain/common.ts';
import type { Viewer } from '../domain/people/people.ts';
import { notFound, type EngineOptions, type Reading, type Writing } from './scene.ts';
import type { ReadTx } from './store.ts';

/**
 * Reads and writes of the backend itself: readers of the log, closing polls, drawing events. Unlike a scene's they pass
 * on a members-only site without a viewer, so never answer a request from them unchecked.
 */
export interface SystemScene {
  read<T>(body: (context: Reading) => Promise<T>): Promise<T>;
  write<T>(lock: string, body: (context: Writing) => Promise<T>): Promise<T>;
}

/** Throws `not-found` for an unknown site. `viewer`: on whose behalf rules are asked. */
export function asSystem(options: EngineOptions, site: Id, viewer: Viewer | null = null): SystemScene {
  const { store, ambient } = options;
  async function settle<Tx extends ReadTx>(tx: Tx): Promise<Reading & { readonly tx: Tx }> {
    const settings = await tx.get('settings', ['site']);
    if (!settings) throw notFound('site');
    return { options, site, tx, info: settings.info, access: settings.access, viewer, now: ambient.now() };
  }
  return {
    read: (body) => store.read(site, async (tx) => body(await settle(tx))),
    write: (lock, body) =>
      store.write(site, lock, async (tx) => {
        const context = await settle(tx);
        return body({
          ...context,
          emit: (event) => tx.append({ ...event, at: context.now }),
          id: () => ambient.id(),
        });
      }),
  };
}
