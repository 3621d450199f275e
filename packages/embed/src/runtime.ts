import { httpAdapter } from '@hearth/adapters/http';
import { createCommunity, type Community } from '@hearth/core/state';
import {
  registerBackend,
  setDefaultCommunity,
  setDefaultProblem,
  type BackendOptions,
} from '@hearth/elements';
import type { Settings } from './settings.ts';

/** Gives the brand's signed token of who is signed in, or `null`. */
export type Identity = () => Promise<string | null> | string | null;

/** Makes the page's community from its first script tag, and names the backends for `<hearth-community backend="…">`. */
export async function start(all: readonly Settings[], identity: Identity): Promise<Community> {
  const settings = all[0]!;
  const serverOf = (site: string): string => (all.find((each) => each.site === site) ?? settings).server;
  const http = ({ site, server, identity }: BackendOptions) =>
    httpAdapter({
      server: server ?? serverOf(site),
      site,
      identity: async () => (await identity?.()) ?? null,
    });
  const local = async ({ site }: BackendOptions) =>
    (await import('@hearth/adapters/local')).localAdapter({ site });
  const backends: Readonly<Record<string, typeof http | typeof local>> = { http, local };
  for (const [name, factory] of Object.entries(backends)) registerBackend(name, factory);

  const { backend, server, theme, locale } = settings;
  const factory = backends[backend];
  const site = settings.site ?? (factory === http ? await onlySite(server) : location.host);
  if (!factory || site === null) {
    const fix = factory
      ? `${server} does not have exactly one site: say which, by data-site="…" on the script tag, and check data-server.`
      : `data-backend="${backend}" is not known: use ${Object.keys(backends).join(' or ')}.`;
    setDefaultProblem({ code: 'no-community', fix });
    throw new Error(fix);
  }
  const adapter = await factory({ site, server, identity });
  const community = createCommunity({
    adapter,
    scope: `${backend} ${server} ${site}`,
    ...(locale && { locale }),
  });
  setDefaultCommunity(community, { theme: theme as 'light' | 'dark' | 'auto' | null });
  const click = new URLSearchParams(location.search).get('hearth_ref');
  if (click) void import('./arrive.ts').then(({ arrive }) => arrive(community, click));
  return community;
}

/** The one site of a server that has just one. */
async function onlySite(server: string): Promise<string | null> {
  try {
    const response = await fetch(`${server}/v1/sites`);
    return response.ok ? ((await response.json()) as { site: string }).site : null;
  } catch {
    return null;
  }
}
