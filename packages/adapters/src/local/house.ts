import { CommunityError } from '@hearth/core/adapter';
import { DEFAULT_EDIT_WINDOW, DEFAULT_REACTIONS, type Id } from '@hearth/core/domain';
import {
  createEngine,
  type Ambient,
  type Community,
  type Engine,
  type EngineOptions,
  type MediaHouse,
  type Store,
} from '@hearth/core/engine';
import type { IndexedDbPersistence } from './indexed-db.ts';
import { createMemoryStore } from './memory-store.ts';

/** An engine with its rows, for one site. */
export interface House {
  readonly engine: Engine;
  /** Whether its rows outlive the page. */
  readonly kept: boolean;
  close(): Promise<void>;
}

export interface Plan {
  readonly site: Id;
  readonly community: Partial<Community>;
  readonly ambient: Ambient;
  readonly parse: EngineOptions['parse'];
  readonly linkBase: string;
  readonly media?: MediaHouse | undefined;
}

/** What a site offers when its page says nothing. There is no staff in a browser of one's own, so nothing is held. */
const communityOf = ({ site, community }: Plan): Community => ({
  site: {
    id: site,
    name: site,
    locale: 'en',
    timezone: 'UTC',
    membersOnly: false,
    origins: [],
    roleClaims: false,
  },
  reactions: DEFAULT_REACTIONS,
  moderation: { guests: 'published', links: 'published', members: 'post' },
  images: 'everyone',
  editWindow: DEFAULT_EDIT_WINDOW,
  badges: [],
  polls: [],
  programmes: [],
  topics: [],
  ...community,
});

/** Without `persistence` the rows live as long as the page, or as the caller keeps them. */
export async function build(
  plan: Plan,
  persistence: IndexedDbPersistence | null,
  rows?: { readonly store: Store; readonly secret: Uint8Array },
): Promise<House> {
  const { ambient, parse, linkBase, site, media } = plan;
  const store = rows?.store ?? createMemoryStore(persistence ? { persistence } : {});
  const secret = rows?.secret ?? persistence?.secret ?? ambient.random(32);
  const engine = createEngine({ store, ambient, parse, linkBase, secret, ...(media && { media }) });
  try {
    await engine.configure(communityOf(plan));
  } catch (error) {
    // The page changed what people here have voted on or earned: what is stored stays, and the page's author is told.
    const known = (await store.sites()).includes(site);
    if (!known || !(error instanceof CommunityError) || error.code !== 'conflict') throw error;
    console.warn(
      `Hearth: the community on this page differs from the one saved on this device, which is used. ${error.message}`,
    );
  }
  const stop = electReaders(`hearth/readers/${site}`, () => engine.startReaders(site), persistence !== null);
  return {
    engine,
    kept: persistence !== null,
    close: async () => {
      stop();
      if (!rows) await store.close();
    },
  };
}

/** Badges are worked out by one tab at a time: the one that holds the lock, until it goes. */
function electReaders(name: string, start: () => () => void, shared: boolean): () => void {
  if (!shared || !globalThis.navigator?.locks) return start();
  const { signal, abort } = abortable();
  let leave: () => void = abort;
  void navigator.locks
    .request(name, { signal }, () => {
      const stop = start();
      return new Promise<void>((resolve) => {
        leave = () => {
          stop();
          resolve();
        };
      });
    })
    .catch(() => {}); // called off before it was this tab's turn
  return () => leave();
}

function abortable(): { signal: AbortSignal; abort: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
