import { atom } from 'nanostores';
import { toCommunityError } from '../adapter/errors.ts';
import { part, type Core } from './core.ts';
import { createDrafts } from './drafts.ts';
import { pageEnv } from './env.ts';
import { whileHeard } from './heard.ts';
import { createLive } from './live.ts';
import { createSession } from './session.ts';
import type { Community, CommunityOptions } from './types.ts';

/**
 * Makes a community's client. Nothing happens until somebody listens: no request, no timer, no storage; so it can be made
 * anywhere, on a server too. The stores come from `threadStore` and its like. Never throws.
 */
export function createCommunity(options: CommunityOptions): Community {
  const { adapter, scope, storage, now } = options;
  const env = {
    ...pageEnv(),
    ...(storage !== undefined && { storage }),
    ...(now && { now }),
    ...options.env,
  };
  const session = createSession(adapter, env);
  const live = createLive(adapter, env);
  const drafts = createDrafts(env, scope, () => session.$viewer.value);
  const $locale = atom(options.locale ?? (globalThis.document?.documentElement.lang || 'en'));
  const stores = new Map<string, unknown>();
  const stops: (() => void)[] = [];

  const core: Core = {
    adapter,
    env,
    scope,
    newId: options.newId,
    session,
    live,
    drafts,
    store<T>(key: string, make: (core: Core) => T) {
      if (!stores.has(key)) stores.set(key, make(core));
      return stores.get(key) as T;
    },
    onDestroy: (run) => stops.push(run),
  };
  const follow = () => {
    const { session: known } = session.$session.value;
    live.use(
      known && `hearth/${scope}/live/${known.viewer ? `${known.viewer.role}/${known.viewer.id}` : ''}`,
    );
  };
  stops.push(
    session.onChange(follow),
    whileHeard(session.$session, env, session.ensure),
    whileHeard(session.$viewer, env, session.ensure),
  );

  return {
    $session: session.$session,
    $viewer: session.$viewer,
    $live: live.$state,
    $locale,
    setLocale: (locale) => $locale.set(locale),
    reconnect: session.reconnect,
    async joinAsGuest(name) {
      try {
        const viewer = await part(core, 'members').joinAsGuest({ name });
        session.setViewer(viewer);
        return viewer;
      } catch (thrown) {
        throw toCommunityError(thrown);
      }
    },
    now: session.now,
    store: core.store,
    destroy() {
      for (const stop of stops.splice(0)) stop();
      live.close();
      session.close();
      drafts.close();
    },
  };
}
