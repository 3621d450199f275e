import { httpAdapter } from '@hearth/adapters/http';
import { CommunityError, type BackendAdapter, type Options } from '@hearth/core/adapter';
import type { Id } from '@hearth/core/domain';
import { createCommunity, type Community } from '@hearth/core/state';
import {
  registerBackend,
  setDefaultCommunity,
  setDefaultProblem,
  type BackendFactory,
  type Theme,
} from '@hearth/elements';
import type { Ahead } from './ahead.ts';
import type { Asked, Where } from './explain.ts';
import { createPatience, type Identity } from './identity.ts';
import { mountIn } from './mounts.ts';
import { toSettings } from './settings.ts';
import { takeAhead } from './take.ts';

export type { Identity } from './identity.ts';

/** What can be asked for by an element's name or by `data-hearth`. */
const KINDS: readonly string[] = ['thread', 'poll', 'badges', 'invite', 'count', 'community'];

/** The site of pages that keep everything in the browser and name none: each origin has its own anyway. */
const LOCAL_SITE = 'local';

export interface RuntimeOptions {
  /** The data of each script tag; the first one's is the page's. None, where a module imports the script. */
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
  const settings = (tags.length ? tags : [{}]).map((tag) => toSettings(tag, url));
  const page = settings[0]!;
  const fetch = takeAhead(ahead);
  let made: Promise<Community> | undefined;
  let community: Community | undefined;
  const reconnect = (): void => void community?.reconnect();
  const patient = createPatience({ current: identity, again: reconnect });

  /** Failures that the page's maker can mend name the fix. Code and details stay, so that widgets word them as ever. */
  const explained = (adapter: BackendAdapter, where: Where): BackendAdapter => {
    const tell =
      <I, T>(what: Asked, ask: (input: I, options?: Options) => Promise<T>) =>
      (input: I, options?: Options): Promise<T> =>
        ask(input, options).catch(async (error: unknown) => {
          const words = await import('./explain.ts').catch(() => null);
          throw words?.explain(error, where, what, input) ?? error;
        });
    const { polls, badges } = adapter;
    return {
      ...adapter,
      connect: (options) => tell('site', () => adapter.connect(options))(null),
      ...(polls && {
        polls: { ...polls, read: tell('poll', (id: Id, options?: Options) => polls.read(id, options)) },
      }),
      ...(badges && {
        badges: { showcase: tell('member', (id: Id, options?: Options) => badges.showcase(id, options)) },
      }),
    };
  };

  const backends: Readonly<Record<string, BackendFactory>> = {
    http: ({ site, server: named, identity: given }) => {
      const server = named ?? (settings.find((each) => each.site === site) ?? page).server;
      const where: Where = { site, server, provided: given !== patient, signed: false };
      const identity = async (): Promise<string | null> => {
        const token = (await given?.()) ?? null;
        where.signed = token !== null;
        return token;
      };
      return explained(httpAdapter({ server, site, fetch, identity }), where);
    },
    local: async ({ site, identity: given }) => {
      const { localAdapter } = await import('@hearth/adapters/local');
      const where = { site, server: location.origin, provided: given !== patient, signed: false };
      return explained(localAdapter({ site }), where);
    },
  };
  for (const [name, factory] of Object.entries(backends)) registerBackend(name, factory);

  async function make(): Promise<Community> {
    const { backend, server } = page;
    const factory = Object.hasOwn(backends, backend) && backends[backend];
    if (!factory) throw (await import('./explain.ts')).unknownBackend(backend, Object.keys(backends));
    const site = page.site ?? (factory === backends['local'] ? LOCAL_SITE : await onlySite(server, fetch));
    const adapter = await Promise.resolve(factory({ site, server, identity: patient })).catch(
      async (error: unknown) => {
        throw (await import('./explain.ts')).brokenBackend(backend, error);
      },
    );
    const locale = known('locale', page.locale, /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i);
    community = createCommunity({
      adapter,
      scope: `${backend} ${server} ${site}`,
      ...(locale && { locale }),
    });
    setDefaultCommunity(community, {
      theme: known('theme', page.theme, /^(light|dark|auto)$/) as Theme | null,
    });
    if (location.search.includes('hearth_ref'))
      import('./arrive.ts').then(({ arrive }) => arrive(community!)).catch(Boolean);
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
        const fix =
          thrown instanceof CommunityError
            ? thrown.message
            : 'a part of Hearth did not load. Check the network, and reload the page.';
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

/** The one site of a server that has just one. Throws what is wrong with the set-up otherwise. */
async function onlySite(server: string, get: typeof fetch): Promise<string> {
  const answer = await get(`${server}/v1/sites`, { credentials: 'omit' }).catch(() => null);
  const body = answer && ((await answer.json().catch(() => ({}))) as { site?: unknown });
  if (typeof body?.site === 'string') return body.site;
  throw (await import('./explain.ts')).notOneSite(server, body);
}

/** A mistake that the widgets can do without is told, and left out. */
function known(name: 'theme' | 'locale', value: string | null, pattern: RegExp): string | null {
  if (!value || pattern.test(value)) return value;
  import('./explain.ts').then(({ leftOut }) => leftOut(name, value), Boolean);
  return null;
}
