import { httpAdapter } from '@hearth/adapters/http';
import type { BackendAdapter, CommunityError } from '@hearth/core/adapter';
import { createCommunity, type Community } from '@hearth/core/state';
import {
  registerBackend,
  setDefaultCommunity,
  setDefaultProblem,
  type BackendFactory,
  type Theme,
} from '@hearth/elements';
import type { Ahead } from './ahead.ts';
import type { Where } from './explain.ts';
import { createPatience, type Identity } from './identity.ts';
import { mountIn } from './mounts.ts';
import { toSettings } from './settings.ts';
import { takeAhead } from './take.ts';

export type { Identity } from './identity.ts';

/** What can be asked for by an element's name or by `data-hearth`. */
const KINDS: readonly string[] = ['thread', 'poll', 'badges', 'invite', 'community'];

/** The site of pages that keep everything in the browser and name none: each origin has its own anyway. */
const LOCAL_SITE = 'local';

export interface RuntimeOptions {
  /** The data of each script tag; the first one's is the page's. */
  readonly tags: readonly DOMStringMap[];
  /** The loader's address. */
  readonly url: string;
  /** The page's callback of the moment. */
  readonly identity: () => Identity | null;
  readonly ahead: Ahead;
}

/** What runs the widgets of a page. */
export interface Runtime {
  /**
   * Takes over a place whose code is here.
   * @param alone it is in no `<hearth-community>`, so the page's own community is needed
   */
  take(place: HTMLElement, kind: string, alone: boolean): void;
  /** The page's own community, made at the first call. Rejects with a sentence when the script tag is wrong; widgets say it, too. */
  community(): Promise<Community>;
  /** Somebody else may be signed in now. */
  identified(): void;
}

/** Names the backends for `<hearth-community backend="…">`, and makes the page's community when it is asked for. */
export function createRuntime({ tags, url, identity, ahead }: RuntimeOptions): Runtime {
  const settings = tags.map((tag) => toSettings(tag, url));
  const page = settings[0]!;
  const fetch = takeAhead(ahead);
  let made: Promise<Community> | undefined;
  let community: Community | undefined;
  const reconnect = (): void => void community?.reconnect();
  const patient = createPatience({ current: identity, again: reconnect });

  /** Failures to connect name the fix. Code and details stay, so that widgets word them as ever. */
  const explained = (adapter: BackendAdapter, where: Where, token: () => string | null): BackendAdapter => ({
    ...adapter,
    connect: (options) =>
      adapter.connect(options).catch(async (error: CommunityError) => {
        if (error.code === 'aborted') throw error;
        const words = await import('./explain.ts').catch(() => null);
        if (token() && error.code === 'unauthenticated') words?.tokenRefused(where.server);
        throw words?.explain(error, where) ?? error;
      }),
  });

  const backends: Readonly<Record<string, BackendFactory>> = {
    http: ({ site, server: named, identity: given }) => {
      const server = named ?? (settings.find((each) => each.site === site) ?? page).server;
      let token: string | null = null;
      const asked = async (): Promise<string | null> => (token = (await given?.()) ?? null);
      const adapter = httpAdapter({ server, site, fetch, identity: asked });
      return explained(adapter, { site, server, provided: given !== patient }, () => token);
    },
    local: async ({ site, identity: given }) => {
      const { localAdapter } = await import('@hearth/adapters/local');
      const where = { site, server: location.origin, provided: given !== patient };
      return explained(localAdapter({ site }), where, () => null);
    },
  };
  for (const [name, factory] of Object.entries(backends)) registerBackend(name, factory);

  async function make(): Promise<Community> {
    const { backend, server, theme, locale } = page;
    const factory = Object.hasOwn(backends, backend) && backends[backend];
    if (!factory)
      throw (await import('./explain.ts')).unknownBackend(backend, Object.keys(backends));
    const site =
      page.site ?? (factory === backends['local'] ? LOCAL_SITE : await onlySite(server, fetch));
    const adapter = await Promise.resolve(factory({ site, server, identity: patient })).catch(
      async (error: unknown) => {
        console.warn('Hearth:', error);
        throw (await import('./explain.ts')).brokenBackend(backend);
      },
    );
    community = createCommunity({
      adapter,
      scope: `${backend} ${server} ${site}`,
      ...(isLocale(locale) && { locale }),
    });
    setDefaultCommunity(community, { theme: isTheme(theme) ? theme : null });
    if (location.search.includes('hearth_ref')) void import('./arrive.ts').then(({ arrive }) => arrive(community!), () => {}); // prettier-ignore
    return community;
  }

  const runtime: Runtime = {
    take(place, kind, alone) {
      if (!KINDS.includes(kind)) {
        // Somebody else may have defined what we don't know.
        if (place.matches('[data-hearth],:not(:defined)')) void refuse(place, kind);
        return;
      }
      if (place.dataset['hearth']) mountIn(place);
      if (alone && kind !== 'community') void runtime.community().catch(() => {});
    },
    community() {
      if (made) return made;
      setDefaultCommunity(null, { pending: true });
      made = make().catch((thrown: unknown) => {
        // The page hears nothing unless it asked; the widgets have the words.
        const fix = typeof thrown === 'string' ? thrown : 'a part of Hearth did not load. Reload the page.';
        setDefaultProblem({ code: 'no-community', fix });
        throw new Error(`Hearth: ${fix}`, { cause: thrown });
      });
      return made;
    },
    identified: reconnect,
  };
  return runtime;
}

async function refuse(place: HTMLElement, kind: string): Promise<void> {
  const { unknownWidget } = await import('./explain.ts').catch(() => ({ unknownWidget: () => {} }));
  unknownWidget(place, kind, KINDS);
}

/** The one site of a server that has just one. Throws a sentence. */
async function onlySite(server: string, get: typeof fetch): Promise<string> {
  const answer = await get(`${server}/v1/sites`, { credentials: 'omit' }).catch(() => null);
  const copy = answer?.clone() ?? null;
  const { site } = ((await answer?.json().catch(() => null)) ?? {}) as { readonly site?: unknown };
  if (typeof site === 'string') return site;
  throw await (await import('./explain.ts')).notOneSite(server, copy);
}

const told = (name: string, value: string, use: string): false => {
  void import('./explain.ts').then(({ leftOut }) => leftOut(name, value, use), () => {}); // prettier-ignore
  return false;
};

const isTheme = (value: string | null): value is Theme =>
  value !== null &&
  (['light', 'dark', 'auto'].includes(value) || told('data-theme', value, '"light", "dark" or "auto"'));

const isLocale = (value: string | null): value is string => {
  try {
    return value !== null && Intl.getCanonicalLocales(value).length > 0;
  } catch {
    return told('data-locale', value!, 'a language tag such as "de" or "pt-BR"');
  }
};
