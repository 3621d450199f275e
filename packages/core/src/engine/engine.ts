import {
  SPEC,
  type BackendAdapter,
  type Change,
  type ChangesQuery,
  type Options,
} from '../adapter/contract.ts';
import { toCommunityError } from '../adapter/errors.ts';
import { BODY_LIMIT } from '../domain/body.ts';
import type { Id, Time } from '../domain/common.ts';
import type { RewardFigures } from '../domain/gratitude/types.ts';
import type { CommunityFigures } from '../domain/figures/types.ts';
import type { ReusableComments } from '../domain/meaning/types.ts';
import { UPLOAD_LIMIT } from '../domain/media/types.ts';
import type { HostEvent, HostEventsReport } from '../domain/host/types.ts';
import type { Viewer, Visitor } from '../domain/people/people.ts';
import type { Latest, LatestQuery } from '../domain/threads/types.ts';
import { badgesPart, hydrateBadges } from './badges/badges.ts';
import { bookedEntries, reconcile, type BookedPage, type BooksReport } from './referrals/books.ts';
import type { SiteAccess } from './community/community.ts';
import { configure, siteAccess, type Community, type ConfigureReport } from './community/configure.ts';
import { credentialDocuments, type CredentialDocuments } from './badges/credentials.ts';
import { toCursor } from './cursor.ts';
import { entriesPart, hydrateEntry } from './polls/entries/entries.ts';
import { gratitudePart, hydratePoints, rewardFigures } from './gratitude/gratitude.ts';
import { takeHostEvents } from './gratitude/host-events.ts';
import { Feed } from './log/feed.ts';
import { importThreads, type ImportBatch, type ImportReport } from './threads/import.ts';
import type { CircleInvitation } from '../domain/insiders/types.ts';
import { inviteAsHouse } from './insiders/circles.ts';
import { hydrateInsider, insidersPart } from './insiders/part.ts';
import { latest } from './threads/latest.ts';
import { hydrateMember, membersPart, NAME_LIMIT } from './people/members.ts';
import { joinAsGuest, signIn, viewerOf, type SignIn } from './people/people.ts';
import { hydrateNotice } from './notices/notices.ts';
import { hydratePoll, pollsPart } from './polls/polls.ts';
import { startReaders } from './log/readers.ts';
import { clickFor, hydrateReferral, referralsPart } from './referrals/referrals.ts';
import { hydrateFigures, communityFigures } from './figures/part.ts';
import { communityPart } from './meaning/part.ts';
import { reusableComments } from './meaning/reuse.ts';
import { createScene, type EngineOptions, type Scene } from './scene.ts';
import { asSystem } from './system.ts';
import type { EventRow } from './schema.ts';
import { mediaPart, openMedia, type MediaFile } from './media/media.ts';
import type { MediaPass } from './media/media-house.ts';
import { moderationPart } from './moderation/moderation.ts';
import { hydrateComment, threadsPart } from './threads/threads.ts';

/** The use cases over a store: everything a backend does, whoever keeps the rows. */
export interface Engine {
  readonly options: EngineOptions;
  /** The contract, bound to one viewer on one site. Cheap: make one per request. */
  backend(site: Id, viewer: Visitor | null): BackendAdapter;
  /** Declares a site and what it offers; again is harmless. */
  configure(community: Community): Promise<ConfigureReport>;
  /** What only the backend needs to know of a site: its origins. `null` for an unknown site. */
  siteAccess(site: Id): Promise<SiteAccess | null>;
  /** The member behind an identity, made at first sight; a guest's things become theirs. */
  signIn(site: Id, identity: SignIn): Promise<Viewer>;
  joinAsGuest(
    site: Id,
    identity: { readonly issuer: string; readonly subject: string; readonly name: string },
  ): Promise<Viewer>;
  /** The viewer behind a member id; `not-found` for strangers, `unauthenticated` for a guest who has signed in since. */
  viewerOf(site: Id, member: Id): Promise<Viewer>;
  /** A signed click for an invitation link's token, and where it leads; `counted`: as a visit. `not-found` for unknown tokens. */
  clickFor(
    site: Id,
    token: string,
    location: string | null,
    counted?: boolean,
  ): Promise<{ readonly landing: string; readonly click: string }>;
  /** The newest comments of a site, or of a thread in it, as everybody sees them. */
  latest(site: Id, query: LatestQuery): Promise<Latest>;
  /** A picture for whoever asks, if they may see it; `pass` from its address. Throws `not-found`. */
  media(site: Id, id: Id, pass: MediaPass | null): Promise<MediaFile>;
  /** What the world may read of a site's badges; `null` where nobody has a key to sign them. */
  credentials(site: Id): CredentialDocuments | null;
  /** Takes in threads from elsewhere, all or nothing; again changes nothing. */
  importThreads(site: Id, batch: ImportBatch): Promise<ImportReport>;
  /**
   * Takes in what happened at the host's, 1 to 100 events; `member.issuer` as in {@link SignIn}. Each counts once by its id.
   * Throws `invalid` and then took nothing, or `conflict` for an id that was used for something else.
   */
  takeHostEvents(site: Id, events: readonly HostEvent[]): Promise<HostEventsReport>;
  /** The ledger of referral programmes in its order, a page behind number `after` (0: from the start). */
  bookedEntries(site: Id, after: number): Promise<BookedPage>;
  /** Adds the ledger up, and says what is not right in it; writes nothing. */
  reconcile(site: Id): Promise<BooksReport>;
  /** What was given from one time to another, by what it is: for operators. */
  rewards(site: Id, query: { readonly from?: Time; readonly until?: Time }): Promise<RewardFigures>;
  /** How the community is doing: for operators. Throws `invalid`. */
  figures(site: Id, query: { readonly from?: Time; readonly until?: Time }): Promise<CommunityFigures>;
  /** What may be used elsewhere now: for operators. */
  reusable(site: Id, query: { readonly cursor?: string; readonly limit?: number }): Promise<ReusableComments>;
  /** An invitation to a circle in the name of the house. Throws `not-found`. */
  inviteAsHouse(site: Id, circle: string): Promise<CircleInvitation>;
  /** Runs the readers of the log (badges) until stopped; on a server, in one process at a time. */
  startReaders(site: Id): () => void;
}

export function createEngine(options: EngineOptions): Engine {
  const feeds = new Map<Id, Feed>();
  const feed = (site: Id): Feed => {
    let known = feeds.get(site);
    if (!known)
      feeds.set(
        site,
        (known = new Feed(options.store, site, (viewer, event) =>
          hydrate(createScene(options, site, viewer), event),
        )),
      );
    return known;
  };

  // Strangers are all alike. Whoever names a site has seen that it is there, so this doesn't grow by what they make up.
  const open = new Map<Id, BackendAdapter>();
  const forStrangers = (site: Id): BackendAdapter => {
    let known = open.get(site);
    if (!known) open.set(site, (known = backend(createScene(options, site, null), feed(site))));
    return known;
  };

  return {
    options,
    backend: (site, viewer) =>
      viewer ? backend(createScene(options, site, viewer), feed(site)) : forStrangers(site),
    configure: (community) => configure(options, community),
    siteAccess: (site) => siteAccess(options, site),
    signIn: (site, identity) => signIn(createScene(options, site, null), identity),
    joinAsGuest: (site, identity) => joinAsGuest(createScene(options, site, null), identity),
    viewerOf: (site, member) => viewerOf(createScene(options, site, null), member),
    clickFor: (site, token, location, counted = false) =>
      clickFor(createScene(options, site, null), token, location, counted),
    latest: (site, query) => latest(createScene(options, site, null), query),
    media: (site, id, pass) => openMedia(options, site, id, pass),
    credentials: (site) =>
      options.credentials ? credentialDocuments(options, options.credentials, site) : null,
    importThreads: (site, batch) => importThreads(options, site, batch),
    takeHostEvents: (site, events) => takeHostEvents(options, site, events),
    bookedEntries: (site, after) => bookedEntries(options, site, after),
    reconcile: (site) => reconcile(options, site),
    rewards: (site, query) => asSystem(options, site).read((context) => rewardFigures(context, query)),
    figures: (site, query) => asSystem(options, site).read((context) => communityFigures(context, query)),
    reusable: (site, query) => asSystem(options, site).read((context) => reusableComments(context, query)),
    inviteAsHouse: (site, circle) => inviteAsHouse(options, site, circle),
    startReaders: (site) => startReaders(options, site),
  };
}

function backend(scene: Scene, feed: Feed): BackendAdapter {
  const { viewer } = scene;
  // One is made per request, and most requests want one part of it.
  const parts = {
    members: lazily(() => membersPart(scene)),
    threads: lazily(() => threadsPart(scene)),
    moderation: lazily(() => moderationPart(scene)),
    polls: lazily(() => pollsPart(scene)),
    entries: lazily(() => entriesPart(scene)),
    badges: lazily(() => badgesPart(scene)),
    referrals: lazily(() => referralsPart(scene)),
    gratitude: lazily(() => gratitudePart(scene)),
    media: lazily(() => mediaPart(scene)),
    insiders: lazily(() => insidersPart(scene)),
    community: lazily(() => communityPart(scene)),
  };
  const house = scene.options.media;
  return {
    spec: SPEC,
    ids: 'client',
    connect: guarded((_?: Options) =>
      scene.read(async ({ tx, info, now }) => ({
        spec: SPEC,
        site: info,
        viewer: viewer && viewerOnly(viewer),
        limits: {
          body: BODY_LIMIT,
          name: NAME_LIMIT,
          ...(house && { upload: house.limit ?? UPLOAD_LIMIT }),
        },
        now,
        asOf: toCursor(await tx.position()),
      })),
    ),
    get members() {
      return parts.members();
    },
    get threads() {
      return parts.threads();
    },
    get moderation() {
      return parts.moderation();
    },
    get polls() {
      return parts.polls();
    },
    get entries() {
      return parts.entries();
    },
    get badges() {
      return parts.badges();
    },
    get referrals() {
      return parts.referrals();
    },
    get insiders() {
      return parts.insiders();
    },
    get community() {
      return parts.community();
    },
    get gratitude() {
      return parts.gratitude();
    },
    get media() {
      return house && parts.media();
    },
    changes: guarded(async (query: ChangesQuery, _?: Options) => {
      await scene.read(async () => {}); // who may not read the site may not hear of it
      return feed.changes(viewer, query);
    }),
    subscribe: (subscription) => feed.subscribe(viewer, subscription, () => scene.read(async () => {})),
  };
}

/** What the host says of somebody's purchases is for the backend alone. */
const viewerOnly = ({ bought: _, ...viewer }: Visitor): Viewer => viewer;

/** What an event means to a viewer now: one branch per room of the house. */
async function hydrate(scene: Scene, event: EventRow): Promise<Change | null> {
  switch (event.kind.split('.')[0]) {
    case 'comment':
    case 'thread':
      return hydrateComment(scene, event);
    case 'poll':
      return hydratePoll(scene, event);
    case 'entry':
      return hydrateEntry(scene, event);
    case 'badge':
      return hydrateBadges(scene, event);
    case 'referral':
      return hydrateReferral(scene, event);
    case 'member':
      return hydrateMember(scene, event);
    case 'insider':
      return hydrateInsider(scene, event);
    case 'points':
    case 'moment':
      return hydratePoints(scene, event);
    case 'figures':
      return hydrateFigures(scene, event);
    case 'notice':
      return hydrateNotice(scene, event);
    default:
      return null;
  }
}

/** Rejects with a CommunityError and heeds its signal, whatever the method forgot. */
function guarded<P extends unknown[], T>(
  method: (...parameters: P) => Promise<T>,
): (...parameters: P) => Promise<T> {
  return async (...parameters) => {
    try {
      (parameters.at(-1) as { signal?: AbortSignal } | undefined)?.signal?.throwIfAborted();
      return await method(...parameters);
    } catch (error) {
      throw toCommunityError(error);
    }
  };
}

/** A part whose methods are guarded, made when it is first wanted. */
function lazily<P extends object>(make: () => P): () => P {
  let made: P | undefined;
  return () => {
    if (made) return made;
    made = make();
    for (const name of Object.keys(made) as (keyof P)[]) {
      const method: unknown = made[name];
      if (typeof method === 'function')
        made[name] = guarded(method as () => Promise<unknown>) as P[typeof name];
    }
    return made;
  };
}
