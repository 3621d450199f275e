import type { Id } from '@hearth/core/domain';
import type { SqlStore } from './db/index.ts';
import type { Log } from './log.ts';

/** How soon a site that another process made gets its readers. */
const LOOK = 30_000;

export interface Readers {
  /** Looks for new sites now. */
  refresh(): Promise<void>;
  stop(): void;
}

/** Runs what `start` starts for each site, the readers of its log, in the one process that the database elects for it. */
export function startReaders(start: (site: Id) => () => void, store: SqlStore, log: Log): Readers {
  const running = new Map<Id, () => void>();
  let leading = false;

  const refresh = async (): Promise<void> => {
    if (!leading) return;
    for (const site of await store.sites()) {
      if (leading && !running.has(site)) running.set(site, start(site));
    }
  };
  const look = (): void =>
    void refresh().catch((error: unknown) => log.warn({ err: error }, 'readers could not be started'));
  const rest = (): void => {
    leading = false;
    for (const stop of running.values()) stop();
    running.clear();
  };
  const resign = store.database.elect('readers', () => {
    leading = true;
    look();
    return rest;
  });
  const timer = setInterval(look, LOOK).unref();
  return {
    refresh,
    stop() {
      clearInterval(timer);
      resign();
      rest();
    },
  };
}
