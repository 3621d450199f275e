import { atom } from 'nanostores';
import type { BackendAdapter, Session } from '../adapter/contract.ts';
import type { Opener } from '../adapter/opener.ts';
import { toCommunityError } from '../adapter/errors.ts';
import type { Viewer } from '../domain/people/people.ts';
import type { Base } from './base.ts';
import { afterView } from './after-view.ts';
import { whenHeard } from './when-heard.ts';
import { lazy } from '../adapter/lazy.ts';
import type { SessionView } from './session.ts';
import type { Community, CommunityOptions } from './types.ts';

/**
 * Makes a community's client. Nothing happens until somebody listens: no request, no timer, no storage; so it can be made
 * anywhere, on a server too. The stores come from `threadStore` and its like. Never throws.
 *
 * What is here is what a page needs to be read; the rest (`living.ts`) is loaded behind the first answers.
 */
export function createCommunity(options: CommunityOptions): Community {
  const adapter: Opener = options.adapter;
  const $session = atom<SessionView>({ status: 'connecting', session: null, error: null });
  const $viewer = atom<Viewer | null>(null);
  const $locale = atom(options.locale ?? (globalThis.document?.documentElement.lang || 'en'));
  let destroyed = false;

  const base: Base = {
    options,
    adapter: () => base.core?.adapter ?? adapter,
    $session,
    $viewer,
    $live: atom('off'),
    afterView: options.env?.afterView ?? afterView,
    device: () => (options.env?.now ?? options.now ?? Date.now)(),
    stores: new Map(),
    openings: new Set(),
    greeting: undefined,
    core: undefined,
    greet() {
      if (base.core || base.greeting || destroyed) return;
      const aborter = new AbortController();
      const answer = (async () => adapter.connect({ signal: aborter.signal }))();
      base.greeting = { answer, sentAt: base.device(), aborter };
      answer.then(begin, base.live).catch(failed);
    },
    live: lazy(async () => {
      const [{ createCore }, whole] = await Promise.all([import('./living.ts'), adapter.whole?.()]);
      // Whoever waits for a community that is gone waits for nothing.
      return destroyed
        ? new Promise<never>(() => {})
        : (base.core = createCore(base, whole ?? (adapter as BackendAdapter)));
    }),
  };
  /** What depends on the site is drawn with what is read, not after it. */
  const begin = (session: Session | null) => {
    if (session?.viewer !== null) return base.live();
    $session.set({ status: 'ready', session, error: null });
    return new Promise<void>(base.afterView).then(base.live);
  };
  const failed = (thrown: unknown) => {
    if (!destroyed) $session.set({ status: 'failed', session: null, error: toCommunityError(thrown) });
  };
  whenHeard($session, base.greet);
  whenHeard($viewer, base.greet);

  return {
    $session,
    $viewer,
    $live: base.$live,
    $locale,
    setLocale: (locale) => $locale.set(locale),
    reconnect: () => base.live().then((core) => core.session.reconnect(), failed),
    async joinAsGuest(name) {
      try {
        return await (await base.live()).joinAsGuest(name);
      } catch (thrown) {
        throw toCommunityError(thrown);
      }
    },
    now: () => (base.core ? base.core.session.now() : base.device()),
    store<T>(key: string, make: (base: Base) => T) {
      if (!base.stores.has(key)) base.stores.set(key, make(base));
      return base.stores.get(key) as T;
    },
    destroy() {
      destroyed = true;
      base.greeting?.aborter.abort();
      base.core?.destroy();
    },
  };
}
