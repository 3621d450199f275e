import { SPEC, toCommunityError, type BackendAdapter } from '@hearth/core/adapter';
import type { HostEvent, HostEventsReport, Id, Role, Viewer, Visitor } from '@hearth/core/domain';
import {
  webAmbient,
  type Ambient,
  type Community,
  type EngineOptions,
  type ImageCodec,
  type MediaStorage,
  type Store,
} from '@hearth/core/engine';
import { build, type House, type Plan } from './house.ts';
import { canvasCodec } from './canvas-codec.ts';
import { indexedDbMedia } from './indexed-db-media.ts';
import { indexedDbPersistence, watchDatabase } from './indexed-db.ts';
import { localMedia } from './media.ts';
import { memoryMedia } from './memory-media.ts';
import { createSubscriptions } from './subscriptions.ts';

export interface LocalOptions {
  /** Keeps communities of one origin apart. */
  readonly site: Id;
  /** What the site offers (polls, badges, reactions …), part by part; see `Community`. */
  readonly community?: Partial<Community>;
  /** Who is looking, for demonstrations; stored at once. Without it: nobody until they act, then a guest of this device. */
  readonly viewer?: {
    readonly name: string;
    readonly role?: Role;
    /** Topics whose subject they have bought: their reviews there are marked as verified. */
    readonly bought?: readonly string[];
  };
  /** Name of the IndexedDB database; `null` keeps everything in memory. Default `hearth/<site>`. */
  readonly database?: string | null;
  /** Rows kept by the caller in place of a database: for tests, and for several people on one page. It stays open. */
  readonly rows?: { readonly store: Store; readonly secret: Uint8Array };
  /** Tells apart the devices that share `rows`. */
  readonly device?: string;
  /** Where invitation links begin; the token follows. Default: this page with `?hearth_ref=`. */
  readonly linkBase?: string;
  /** How pictures are made and where they are kept. Default: by the browser, beside the rows; `null`, and in Node: none. */
  readonly pictures?: { readonly codec: ImageCodec; readonly storage: MediaStorage } | null;
  /** Told when the browser keeps no storage for this page: then what is written is lost with the page. Default: a warning in the console. */
  readonly onMemoryOnly?: (reason: Error) => void;
  readonly ambient?: Ambient;
  /** Markdown to its tree. Default: core's parser, loaded when first needed. */
  readonly parse?: EngineOptions['parse'];
}

export interface LocalAdapter extends BackendAdapter {
  /** Stands in for the host's server, for demonstrations: what happened there, by `viewer.name` and role of whom it is about. */
  hostEvents(
    events: readonly (Omit<HostEvent, 'member'> & {
      readonly viewer: { readonly name: string; readonly role?: Role };
    })[],
  ): Promise<HostEventsReport>;
  /** Ends subscriptions and lets the database go. */
  close(): Promise<void>;
}

/** Whom the page itself vouches for. */
/** Parts whose methods are those of the engine. */
type BoundPart = Exclude<keyof BackendAdapter, 'spec' | 'ids' | 'connect' | 'changes' | 'subscribe'>;

const pageIdentity = ({ name, role = 'member' }: { readonly name: string; readonly role?: Role }) => ({
  issuer: 'page',
  subject: `${role}/${name}`,
});

const warn = (reason: Error): void =>
  console.warn(
    `Hearth: this browser keeps no storage for this page, so what is written here is lost with the page. ${reason.message}`,
  );

function thisPage(): string {
  if (!globalThis.location) return 'https://localhost/?hearth_ref=';
  const url = new URL(location.href);
  url.hash = '';
  url.searchParams.delete('hearth_ref');
  url.searchParams.append('hearth_ref', '');
  return url.href;
}

/**
 * A backend in this browser, for demonstrations and pages without a server: the same engine as a server's, over rows in
 * IndexedDB that all tabs of the origin share. Nothing leaves the device, and nothing is stored before somebody acts.
 */
export function localAdapter(options: LocalOptions): LocalAdapter {
  const { site, rows, ambient = webAmbient(), onMemoryOnly = warn } = options;
  const { database = rows ? null : `hearth/${site}` } = options;
  /** This device's own identity in the store. */
  const device = { issuer: 'device', subject: options.device ?? 'this' };
  const codec = options.pictures === undefined ? canvasCodec() : null;
  const pictures =
    options.pictures ??
    (codec && { codec, storage: database === null ? memoryMedia() : indexedDbMedia(`${database}/media`) });
  const kept = pictures && localMedia(pictures);
  const plan: Plan = {
    site,
    ambient,
    community: options.community ?? {},
    parse: options.parse ?? (async (source) => (await import('@hearth/core/markdown')).parse(source)),
    linkBase: options.linkBase ?? thisPage(),
    media: kept?.house,
  };
  const subscriptions = createSubscriptions();
  let viewer: Visitor | null = null;
  let house: Promise<House> | null = null;
  let unwatch = (): void => {};
  let blocked = false;

  const bound = async (): Promise<BackendAdapter> => {
    const { engine } = await settled();
    return engine.backend(site, viewer);
  };
  const settled = (): Promise<House> =>
    (house ??= move(options.viewer !== undefined).catch((error: unknown) => {
      house = null; // the next call tries again
      throw error;
    }));

  /** Opens what is stored; with `create`, makes the place for it. A page where nobody acted gets rows in memory alone. */
  async function move(create: boolean): Promise<House> {
    const persistence = database === null || blocked ? null : await keep(database, create);
    const next = await build(plan, persistence, rows);
    viewer = await whoIsIt(next);
    unwatch();
    // Somebody may act in another tab first, and then make the place.
    unwatch =
      next.kept || database === null || blocked ? () => {} : watchDatabase(database, () => void follow());
    subscriptions.attach(next.engine.backend(site, viewer));
    return next;
  }

  async function keep(name: string, create: boolean): ReturnType<typeof indexedDbPersistence> {
    try {
      return await indexedDbPersistence(name, { create });
    } catch (error) {
      blocked = true;
      onMemoryOnly(toCommunityError(error));
      return null;
    }
  }

  async function follow(): Promise<void> {
    const before = await settled();
    if (before.kept) return;
    unwatch();
    house = move(false);
    await house.then(() => before.close()).catch(() => (house = null));
  }

  async function whoIsIt({ engine }: House): Promise<Visitor | null> {
    if (options.viewer) {
      const { name, role = 'member', bought } = options.viewer;
      const member = await engine.signIn(site, {
        ...pageIdentity({ name, role }),
        strength: 'host',
        name,
        role,
      });
      return bought ? { ...member, bought } : member;
    }
    const { store } = engine.options;
    const identity = await store.read(site, (tx) => tx.get('identities', [device.issuer, device.subject]));
    return identity ? engine.viewerOf(site, identity.member) : null;
  }

  /** The first act: from here on things are kept. */
  async function joinAsGuest(name: string): Promise<Viewer> {
    let current = await settled();
    if (viewer) return viewer;
    if (!current.kept && database !== null && !blocked) {
      const before = current;
      house = move(true);
      current = await house.catch((error: unknown) => {
        house = Promise.resolve(before);
        throw error;
      });
      if (current !== before) await before.close();
      if (viewer) return viewer;
    }
    viewer = await current.engine.joinAsGuest(site, { ...device, name });
    subscriptions.attach(current.engine.backend(site, viewer));
    return viewer;
  }

  /** Methods of a part, each carried out by whoever the viewer is then. */
  const part = <K extends BoundPart, M extends keyof NonNullable<BackendAdapter[K]>>(
    name: K,
    ...methods: readonly M[]
  ): Pick<NonNullable<BackendAdapter[K]>, M> => {
    const carriedOut = methods.map((method) => [
      method,
      async (...parameters: unknown[]) => {
        const backend = await bound();
        const known = backend[name] as unknown as Record<M, (...parameters: unknown[]) => Promise<unknown>>;
        return known[method](...parameters);
      },
    ]);
    return Object.fromEntries(carriedOut) as Pick<NonNullable<BackendAdapter[K]>, M>;
  };
  const { erase } = part('members', 'erase');
  const { landing } = part('referrals', 'landing');

  return {
    spec: SPEC,
    ids: 'client',
    connect: async (parameters) => ({ ...(await (await bound()).connect(parameters)), deviceOnly: true }),
    members: {
      ...part(
        'members',
        'read',
        'rename',
        'profile',
        'present',
        'data',
        'mute',
        'muted',
        'access',
        'segments',
        'wipeAnswers',
        'impact',
        'notices',
        'readNotices',
        'preferences',
        'setPreferences',
        'muteThread',
        'mutedThreads',
      ),
      joinAsGuest: ({ name }) =>
        joinAsGuest(name).catch((error: unknown) => Promise.reject(toCommunityError(error))),
      async erase(input, options) {
        await erase!(input, options);
        // Who acts next begins anew.
        viewer = null;
        subscriptions.attach((await settled()).engine.backend(site, null));
      },
    },
    threads: part(
      'threads',
      'read',
      'counts',
      'comment',
      'post',
      'edit',
      'remove',
      'undelete',
      'history',
      'react',
      'vote',
      'report',
      'reuse',
    ),
    moderation: part(
      'moderation',
      'queue',
      'act',
      'mark',
      'thread',
      'sanction',
      'audit',
      'undo',
      'announce',
      'promotion',
      'segments',
    ),
    entries: part(
      'entries',
      'list',
      'read',
      'similar',
      'propose',
      'edit',
      'remove',
      'vote',
      'settle',
      'merge',
      'consent',
      'reusable',
      'moderate',
    ),
    polls: part('polls', 'read', 'vote', 'withdraw', 'audit', 'advance'),
    badges: part('badges', 'showcase', 'arrange', 'grant', 'revoke', 'celebrated'),
    referrals: {
      ...part(
        'referrals',
        'invitation',
        'shared',
        'enter',
        'claim',
        'reached',
        'sharing',
        'statement',
        'welcome',
        'leaderboard',
        'list',
        'rewards',
        'decide',
        'pay',
        'value',
      ),
      // There is no server to turn a link's token into a click, so the link brings the token itself.
      landing: async (query, parameters) => {
        const { engine } = await settled();
        const click = await engine.clickFor(site, query.click, null).then(
          (found) => found.click,
          () => query.click,
        );
        return landing({ click }, parameters);
      },
    },
    community: part(
      'community',
      'figures',
      'unanswered',
      'needless',
      'listed',
      'setListed',
      'glossary',
      'define',
      'undefine',
      'prompts',
      'ask',
      'unask',
      'reusable',
    ),
    insiders: part(
      'insiders',
      'gate',
      'circles',
      'invite',
      'invited',
      'join',
      'leave',
      'insiders',
      'dismiss',
      'perk',
      'book',
      'cancel',
      'bookings',
      'pass',
      'redeem',
    ),
    gratitude: part(
      'gratitude',
      'standing',
      'ledger',
      'correct',
      'thanks',
      'thank',
      'moment',
      'useMoment',
      'snooze',
      'rewards',
    ),
    ...(kept && { media: part('media', 'upload', 'read') }),
    changes: async (query, parameters) => (await bound()).changes!(query, parameters),
    subscribe: (subscription) => {
      void settled().catch((error: unknown) => subscription.onState?.('ended', toCommunityError(error)));
      return subscriptions.add(subscription);
    },
    hostEvents: async (events) => {
      const { engine } = await settled();
      return engine.takeHostEvents(
        site,
        events.map(({ viewer: of, ...event }) => ({ ...event, member: pageIdentity(of) })),
      );
    },
    close: async () => {
      subscriptions.close();
      unwatch();
      await (await house?.catch(() => null))?.close();
      kept?.close();
    },
  };
}
