import { httpReader } from '@hearth/adapters/http';
import { CommunityError, lazy, type BackendAdapter, type Opener } from '@hearth/core/adapter';
import { createCommunity, type Community } from '@hearth/core/state';
import { setDefaultCommunity, setDefaultProblem, type Theme } from '@hearth/elements';
import type { Ahead } from './ahead.ts';
import type { Identity } from './identity.ts';
import { toSettings, type Settings } from './settings.ts';
import { takeAhead } from './take.ts';

export type { Identity } from './identity.ts';

export interface RuntimeOptions {
  /** The data of each script tag; the first one's is the page's. None, where a module imports the script. */
  readonly tags: readonly DOMStringMap[];
  /** The loader's address. */
  readonly url: string;
  /** The page's callback of the moment. */
  readonly identity: () => Identity | null;
  readonly ahead: Ahead;
}

/** What only some places bring along. */
export interface Extras {
  /** Puts the widget into a place that is named by `data-hearth`. */
  readonly mountIn?: ((this: void, place: HTMLElement) => unknown) | undefined;
  /** Tells the community of a visit by an invitation link. */
  readonly arrive?: ((this: void, community: Promise<Community>) => Promise<void>) | undefined;
  /** Makes the backends known that `<hearth-community>` asks for. */
  readonly provide?: ((this: void, settings: readonly Settings[], openHttp: OpenHttp) => void) | undefined;
}

/** What runs the widgets of a page. */
export interface Runtime {
  /**
   * Takes over a place whose code is here.
   * @param alone it is in no `<hearth-community>`, so the page's own community is needed
   */
  take(place: HTMLElement, kind: string, alone: boolean, extras: Extras): void;
  /** The page's own community, made at the first call. Rejects with a sentence when the script tag is wrong; widgets say it, too. */
  community(): Promise<Community>;
  /** Somebody else may be signed in now. */
  identified(): void;
}

/** @param provided named by `<hearth-community>`, not by the script tag */
export type OpenHttp = (site: string, server: string, identity: () => unknown, provided: boolean) => Opener;

const whole = () => import('./whole.ts');
const words = () => import('./explain.ts');

/** Makes the page's community when it is asked for. */
export function createRuntime({ tags, url, identity, ahead }: RuntimeOptions): Runtime {
  const settings = (tags.length ? tags : [{}]).map((tag) => toSettings(tag, url));
  const page = settings[0]!;
  const fetch = takeAhead(ahead);
  let community: Community | undefined;
  const again = (): void => void community?.reconnect();
  const patience = lazy(async () => (await whole()).createPatience({ current: identity, again }));
  // Who has a callback will be asked by it: its keeper comes at once.
  if (identity()) patience().catch(Boolean);

  const openHttp: OpenHttp = (site, server, given, provided) => {
    /** What the page has said already of who is looking. */
    let said: Promise<unknown> | undefined;
    return httpReader({
      server,
      site,
      fetch,
      identity: () => (said ??= (async () => given())()),
      whole: async () =>
        (await whole()).wholeHttp({
          server,
          site,
          provided,
          async identity() {
            const first = said;
            said = undefined;
            return (await first) ?? given();
          },
        }),
    });
  };

  const make = async (): Promise<Community> => {
    const { backend, server, locale, theme } = page;
    let { site } = page;
    let adapter: Opener | BackendAdapter;
    if (backend === 'http') {
      site ??= await (await words()).onlySite(server, fetch);
      adapter = openHttp(site, server, async () => identity() && (await patience())(), false);
    } else {
      // Each origin has its own: pages that keep everything in the browser need name no site.
      site ??= backend;
      adapter = await (await import('./other-backend.ts')).otherBackend(backend, site);
    }
    community = createCommunity({
      adapter,
      scope: `${backend} ${server} ${site}`,
      locale,
    });
    setDefaultCommunity(community, { theme: theme as Theme | null });
    // What is no theme or language is left out by whoever meets it; here it is told.
    if (theme || locale) words().then(({ check }) => check(page), Boolean);
    return community;
  };

  let made: Promise<Community> | undefined;
  const own = (): Promise<Community> => {
    if (made) return made;
    setDefaultCommunity(null, { pending: true });
    return (made = make().catch((thrown: unknown) => {
      // The page hears nothing unless it asked; the widgets have the words.
      const fix =
        thrown instanceof CommunityError
          ? thrown.message
          : 'a part did not load. Check the network, and reload the page.';
      setDefaultProblem({ code: 'no-community', fix });
      throw new Error(`Hearth: ${fix}`, { cause: thrown });
    }));
  };

  return {
    take(place, kind, alone, { mountIn, provide }) {
      // Whoever defined what we don't know runs it.
      if (!customElements.get(`hearth-${kind}`))
        return void words().then(({ unknownWidget }) => unknownWidget(place, kind), Boolean);
      mountIn?.(place);
      if (provide) provide(settings, openHttp);
      else if (alone) own().catch(Boolean);
    },
    community: own,
    identified: again,
  };
}
