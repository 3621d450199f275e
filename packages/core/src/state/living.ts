import type { BackendAdapter } from '../adapter/contract.ts';
import type { Base } from './base.ts';
import { part, type Core } from './core.ts';
import { createDrafts } from './outbox/drafts.ts';
import { pageEnv } from './env.ts';
import { whileHeard } from './heard.ts';
import { createLive } from './live/live.ts';
import { createSession } from './session.ts';

/** The living part of a community, besides reading: it keeps the session, hears of changes, and holds drafts. */
export function createCore(base: Base, adapter: BackendAdapter): Core {
  const { options, stores, $session, $viewer } = base;
  const { scope, storage, now, newId } = options;
  const env = {
    ...pageEnv(),
    ...(storage !== undefined && { storage }),
    ...(now && { now }),
    ...options.env,
  };
  const session = createSession(adapter, base, env);
  const live = createLive(adapter, env, base.$live);
  const drafts = createDrafts(env, scope, () => $viewer.value);
  const stops: (() => void)[] = [];

  const core: Core = {
    adapter,
    env,
    scope,
    newId,
    session,
    live,
    drafts,
    store<T>(key: string, make: (core: Core) => T) {
      if (!stores.has(key)) stores.set(key, make(core));
      return stores.get(key) as T;
    },
    onDestroy: (run) => stops.push(run),
    async joinAsGuest(name) {
      const viewer = await part(core, 'members').joinAsGuest({ name });
      session.setViewer(viewer);
      return viewer;
    },
    destroy() {
      for (const stop of stops.splice(0)) stop();
      live.close();
      session.close();
      drafts.close();
    },
  };
  const follow = () => {
    const { session: known } = $session.value;
    live.use(
      known && `hearth/${scope}/live/${known.viewer ? `${known.viewer.role}/${known.viewer.id}` : ''}`,
    );
  };
  stops.push(
    session.onChange(follow),
    whileHeard($session, env, session.ensure),
    whileHeard($viewer, env, session.ensure),
  );
  if (base.greeting) session.ensure();
  return core;
}
