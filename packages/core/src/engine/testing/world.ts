import { createMemoryStore } from '@hearth/adapters/local';
import type { Id, Time } from '../../domain/common.ts';
import { plainBody } from '../../domain/body.ts';
import type { Role, Viewer } from '../../domain/people/people.ts';
import { configure, type Community, type ConfigureReport } from '../community/configure.ts';
import { NEW_MEMBER } from '../people/new-member.ts';
import { createScene, type EngineOptions, type Scene } from '../scene.ts';
import type { EventRow, Row, Table } from '../schema.ts';
import type { Store } from '../store.ts';
import { asSystem } from '../system.ts';

export const SITE = 'acme';
/** 2026-03-02 12:00 UTC. */
export const START: Time = Date.UTC(2026, 2, 2, 12);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A site with a clock, ids and randomness of its own, for tests of the engine's parts. */
export interface World {
  readonly options: EngineOptions;
  readonly store: Store;
  now: Time;
  /** A fresh UUID-shaped id, the same ones in every run. */
  id(): Id;
  configure(patch?: Partial<Community>): Promise<ConfigureReport>;
  /** Makes a member who joins now. */
  join(name: string, role?: Role): Promise<Viewer>;
  as(viewer: Viewer | null): Scene;
  /** Appends to the log, as another part of the engine would. */
  log(event: Pick<EventRow, 'kind' | 'subject' | 'actor'> & Partial<EventRow>): Promise<void>;
  events(kind?: string): Promise<EventRow[]>;
  row<T extends Table>(table: T): Promise<Row<T>[]>;
}

export const COMMUNITY: Community = {
  site: {
    id: SITE,
    name: 'Acme',
    locale: 'en',
    timezone: 'UTC',
    membersOnly: false,
    origins: ['https://acme.example'],
    roleClaims: false,
  },
  reactions: [{ id: 'like', label: 'Like', emoji: '👍' }],
  moderation: { guests: 'first-post-held', links: 'held', members: 'post' },
  editWindow: 15 * MINUTE,
  badges: [],
  polls: [],
  programmes: [],
  topics: [],
};

export function createWorld(): World {
  const store = createMemoryStore({ epoch: 'test' });
  let count = 0;
  const id = (): Id => `01900000-0000-7000-8000-${(++count).toString(16).padStart(12, '0')}`;
  const world: World = {
    now: START,
    store,
    id,
    options: {
      store,
      ambient: {
        now: () => world.now,
        id,
        random: (bytes) => Uint8Array.from({ length: bytes }, () => (++count * 37) % 256),
      },
      parse: plainBody,
      secret: new Uint8Array(32).fill(7),
      linkBase: 'https://community.example/r/',
    },
    configure: (patch = {}) => configure(world.options, { ...COMMUNITY, ...patch }),
    join: async (name, role = 'member') => {
      const viewer: Viewer = { id: id(), name, role, strength: role === 'guest' ? 'device' : 'host' };
      await asSystem(world.options, SITE).write('members', ({ tx }) =>
        tx.insert('members', {
          ...viewer,
          avatar: null,
          createdAt: world.now,
          ...NEW_MEMBER,
        }),
      );
      return viewer;
    },
    as: (viewer) => createScene(world.options, SITE, viewer),
    log: (event) =>
      store.write(SITE, 'log', async (tx) =>
        tx.append({ channel: 'thread/a', audience: 'public', at: world.now, data: {}, ...event }),
      ),
    events: async (kind) => {
      const all = await store.read(SITE, (tx) => tx.range('events', { eq: [], limit: 100_000 }));
      return kind === undefined ? all : all.filter((event) => event.kind === kind);
    },
    row: (table) => store.read(SITE, (tx) => tx.range(table, { eq: [], limit: 100_000 })),
  };
  return world;
}

/** A tier that somebody holds, as the rules give it. */
export const grantRow = (
  patch: Pick<Row<'grants'>, 'member' | 'badge' | 'tier'> & Partial<Row<'grants'>>,
): Row<'grants'> => ({
  scope: '',
  grantedAt: START,
  revokedAt: null,
  times: 1,
  lastAt: START,
  evidence: [],
  byStaff: 0,
  revokedByStaff: 0,
  reason: null,
  told: 1,
  ...patch,
});
