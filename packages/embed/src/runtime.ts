import { httpAdapter } from '@hearth/adapters/http';
import { createCommunity, type Community } from '@hearth/core/state';
import {
  registerBackend,
  setDefaultCommunity,
  setDefaultProblem,
  type BackendFactory,
  type Theme,
} from '@hearth/elements';
import type { Ahead } from './ahead.ts';
import type { Identity } from './identity.ts';
import type { Settings } from './settings.ts';
import { takeAhead } from './take.ts';

export type { Identity } from './identity.ts';

export interface RuntimeOptions {
  /** Of each script tag; the first one's are the page's. */
  readonly settings: readonly Settings[];
  /** The page's callback of the moment. */
  readonly identity: () => Identity | null;
  readonly ahead: Ahead;
}

/** What runs the widgets of a page. */
export interface Runtime {
  /** The page's own community, made at the first call. Rejects with a sentence when the script tag is wrong; widgets say it, too. */
  community(): Promise<Community>;
  /** Somebody else may be signed in now. */
  identified(): void;
}

/** Names the backends for `<hearth-community backend="…">`, and makes the page's community when it is asked for. */
export function createRuntime({ settings, identity, ahead }: RuntimeOptions): Runtime {
  const [page] = settings as [Settings];
  const fetch = takeAhead(ahead);
  let made: Promise<Community> | undefined;
  let community: Community | undefined;
  const reconnect = (): void => void community?.reconnect().catch(() => {});
  const patient = createPatience({ current: identity, again: reconnect });

  const backends: Readonly<Record<string, BackendFactory>> = {
    http: (options) => {
      const { site } = options;
      const server = options.server ?? (settings.find((each) => each.site === site) ?? page).server;
      const adapter = httpAdapter({
        server,
        site,
        fetch,
        identity: async () => (await options.identity?.()) ?? null,
      });
      return explained(adapter, { site, server, names: options.identity === patient ? SCRIPT : PROVIDER });
    },
    local: async ({ site }) => (await import('@hearth/adapters/local')).localAdapter({ site }),
  };
  for (const [name, factory] of Object.entries(backends)) registerBackend(name, factory);

  /** Words for the widgets, and for whoever asked. */
  const refuse = (fix: string): never => {
    setDefaultProblem({ code: 'no-community', fix });
    throw new Error(fix);
  };

  async function make(): Promise<Community> {
    const { backend, server } = page;
    const factory = Object.hasOwn(backends, backend) ? backends[backend]! : null;
    if (!factory)
      return refuse(
        `data-backend="${backend}" is not known. Use ${Object.keys(backends).join(' or ')}, or leave it out.`,
      );
    const site =
      page.site ?? (backend === 'local' ? location.host || 'page' : await onlySite(server, fetch, refuse));
    try {
      const adapter = await factory({ site, server, identity: patient });
      const locale = checked('data-locale', page.locale, isLocale, 'a language tag such as "de" or "pt-BR"');
      const theme = checked('data-theme', page.theme, isTheme, '"light", "dark" or "auto"');
      community = createCommunity({
        adapter,
        scope: `${backend} ${server} ${site}`,
        ...(locale && { locale }),
      });
      setDefaultCommunity(community, { theme });
    } catch (cause) {
      console.error('Hearth:', cause);
      return refuse(
        `the backend "${backend}" did not load. Check the network and the page's Content-Security-Policy, and reload the page.`,
      );
    }
    const click = new URLSearchParams(location.search).get('hearth_ref');
    if (click) void arriveWith(community, click);
    return community;
  }

  return {
    community() {
      if (!made) {
        made = make();
        // The widgets have the words; the page hears nothing unless it asked.
        made.catch(() => {});
      }
      return made;
    },
    identified: reconnect,
  };
}

/** A visit that came by an invitation link. Without the code for it the visit counts as any other. */
async function arriveWith(community: Community, click: string): Promise<void> {
  try {
    (await import('./arrive.ts')).arrive(community, click);
  } catch (error) {
    console.error('Hearth: the invitation of this visit could not be read. Reload the page.', error);
  }
}

/** The one site of a server that has just one. */
async function onlySite(server: string, get: typeof fetch, refuse: (fix: string) => never): Promise<string> {
  let answer: Response;
  try {
    answer = await get(`${server}/v1/sites`, { credentials: 'omit' });
  } catch {
    return refuse(`${server} cannot be reached. Check data-server, and that the server runs.`);
  }
  const { site } = (await answer.json().catch(() => ({}))) as { readonly site?: unknown };
  return typeof site === 'string'
    ? site
    : refuse(`${server} does not have exactly one site. Name yours by data-site, and check data-server.`);
}

/** A mistake that the widgets can do without is only told. */
function checked<T extends string>(
  name: string,
  value: string | null,
  is: (value: string) => value is T,
  use: string,
): T | null {
  if (value === null || is(value)) return value;
  console.error(`Hearth: ${name}="${value}" is not known, and left out. Use ${use}.`);
  return null;
}

const isTheme = (value: string): value is Theme => ['light', 'dark', 'auto'].includes(value);

const isLocale = (value: string): value is string => {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
};
