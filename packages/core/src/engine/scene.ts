import { CommunityError } from '../adapter/errors.ts';
import type { Body } from '../domain/body.ts';
import type { Id, Time } from '../domain/common.ts';
import { isStaff, type Role, type Viewer, type Visitor } from '../domain/people/people.ts';
import type { SiteInfo } from '../domain/site.ts';
import type { SiteAccess } from './community/community.ts';
import type { CredentialHouse } from './badges/credential-house.ts';
import type { MediaHouse } from './media/media-house.ts';
import type { CountRanked } from './polls/ranked-work.ts';
import { fingerprint } from './seal.ts';
import type { EventRow } from './schema.ts';
import {
  UniqueViolation,
  type Ambient,
  type ReadTx,
  type RowKey,
  type Store,
  type WriteTx,
} from './store.ts';

export interface EngineOptions {
  readonly store: Store;
  readonly ambient: Ambient;
  /** Markdown source to its tree. */
  readonly parse: (source: string) => Body | Promise<Body>;
  /** A spam service; asked for sites that want it. Never rejects. */
  readonly judge?: Judge;
  /** Where pictures are kept; without it there are none. */
  readonly media?: MediaHouse;
  /** Mail is sent, as far as a community wants to; without it, nobody is asked for an address. */
  readonly mail?: true;
  /** What signs badges; without it they are no credentials. */
  readonly credentials?: CredentialHouse;
  /** Counts ranked ballots; without it they are counted where they are read. */
  readonly count?: CountRanked;
  /** At least 32 bytes; signs clicks. */
  readonly secret: Uint8Array;
  /** Where invitation links begin, e.g. `https://community.example/r/`; the token follows. */
  readonly linkBase: string;
}

/** What a spam service is told of words that somebody wants to post. Nothing of the device or its address. */
export interface Judged {
  readonly site: Id;
  readonly source: string;
  readonly author: string;
  readonly role: Role;
  readonly reply: boolean;
  /** The page's address, where it is known. */
  readonly url: string | null;
}

/** Whether words are spam; `null` where there is no verdict: then the other checks decide alone. */
export type Judge = (words: Judged) => Promise<boolean | null>;

/** What a use case that reads has at hand: the rows of one moment, and for whom. */
export interface Reading {
  readonly options: EngineOptions;
  readonly site: Id;
  readonly tx: ReadTx;
  readonly info: SiteInfo;
  /** What only the backend knows of the site. */
  readonly access: SiteAccess;
  readonly viewer: Visitor | null;
  readonly now: Time;
}

export interface Writing extends Reading {
  readonly tx: WriteTx;
  /** Appends to the log, at `now`. */
  readonly emit: (event: Omit<EventRow, 'seq' | 'at'>) => void;
  /** A fresh id. */
  readonly id: () => Id;
}

/** One viewer on one site: every use case runs on a scene, so none can reach another site. */
export interface Scene {
  readonly options: EngineOptions;
  readonly site: Id;
  readonly viewer: Visitor | null;
  read<T>(body: (context: Reading) => Promise<T>): Promise<T>;
  /** `ahead`: see {@link Store.write}. */
  write<T>(lock: string, body: (context: Writing) => Promise<T>, ahead?: readonly RowKey[]): Promise<T>;
  /** A write that is carried out once per (viewer, key). The same key with another request is a `conflict`. */
  keyed<T>(
    lock: string,
    key: Id,
    request: unknown,
    body: (context: Writing) => Promise<T>,
    ahead?: readonly RowKey[],
  ): Promise<T>;
}

export function createScene(options: EngineOptions, site: Id, viewer: Visitor | null): Scene {
  const { store, ambient } = options;

  async function settle<C extends ReadTx>(tx: C): Promise<Reading & { tx: C }> {
    const settings = await tx.get('settings', ['site']);
    if (!settings) throw new CommunityError('not-found', 'There is no such site.');
    if (settings.info.membersOnly && (viewer?.role ?? 'guest') === 'guest')
      throw new CommunityError('unauthenticated', 'This site is for members.');
    return { options, site, tx, info: settings.info, access: settings.access, viewer, now: ambient.now() };
  }

  const scene: Scene = {
    options,
    site,
    viewer,
    read: (body) => store.read(site, async (tx) => body(await settle(tx))),
    write: (lock, body, ahead) =>
      store
        .write(
          site,
          lock,
          async (tx) => {
            const context = await settle(tx);
            return body({
              ...context,
              emit: (event) => tx.append({ ...event, at: context.now }),
              id: () => ambient.id(),
            });
          },
          ahead && [['settings', ['site']], ...ahead],
        )
        .catch((error: unknown) => {
          if (error instanceof UniqueViolation)
            throw new CommunityError('conflict', 'It exists already.', {}, { cause: error });
          throw error;
        }),
    keyed: async (lock, key, request, body, ahead) => {
      const member = requireViewer(viewer).id;
      if (!/^[\x21-\x7e]{1,100}$/.test(key)) {
        throw new CommunityError('invalid', 'The key is not an id.', { field: 'key', reason: 'format' });
      }
      const hash = await fingerprint(request, ambient);
      const once = async (context: Writing) => {
        const before = await context.tx.get('answers', [member, key]);
        if (before) {
          if (before.hash !== hash)
            throw new CommunityError('conflict', 'This key was used for another request.', { field: 'key' });
          return before.answer as Awaited<ReturnType<typeof body>>;
        }
        const answer = await body(context);
        await context.tx.insert('answers', { member, key, hash, answer: answer ?? null, at: context.now });
        return answer;
      };
      return scene.write(lock, once, ahead && [['answers', [member, key]], ...ahead]);
    },
  };
  return scene;
}

/** Under which what belongs to a member is changed. */
export const memberLock = (member: Id): string => `member/${member}`;

/** Throws `unauthenticated` for somebody who has not acted yet. */
export function requireViewer(viewer: Viewer | null): Viewer {
  if (!viewer) throw new CommunityError('unauthenticated', 'Sign in first, or join as a guest.');
  return viewer;
}

/** Throws `unauthenticated` or `forbidden`. */
export function requireStaff(viewer: Viewer | null): Viewer {
  const known = requireViewer(viewer);
  if (!isStaff(known)) throw new CommunityError('forbidden', 'Only staff may do this.');
  return known;
}

export function notFound(what: string): CommunityError {
  return new CommunityError('not-found', `There is no such ${what}.`);
}
