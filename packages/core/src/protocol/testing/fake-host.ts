import { CommunityError } from '../../adapter/errors.ts';
import {
  SPEC,
  type BackendAdapter,
  type Change,
  type Session,
  type Subscription,
} from '../../adapter/contract.ts';
import type { Viewer } from '../../domain/people/people.ts';
import { DEFAULT_MODERATION } from '../../domain/site.ts';
import type { Comment, Latest, ThreadPage } from '../../domain/threads/types.ts';
import type { ErrorBody } from '../types.ts';
import { createHandler, type Handler, type HandlerOptions, type Host, type LogEntry } from '../handler.ts';

export const SITE = 'acme';
export const ORIGIN = 'https://brand.example';
export const ADA: Viewer = { id: 'ada', name: 'Ada', role: 'member', strength: 'host' };

/** A host whose backend answers what a test tells it to, and remembers what it was asked. */
export interface FakeHost {
  readonly host: Host;
  readonly handler: Handler;
  /** `[method, input]` of every call that reached the backend. */
  readonly calls: [method: string, input: unknown][];
  readonly log: LogEntry[];
  readonly subscriptions: Set<Subscription>;
  /** Calls every heartbeat that was planned. */
  beat(): void;
  /** How many heartbeats are planned. */
  readonly beats: number;
  /** What the backend's next answers are; an error is thrown. */
  answer: (method: string, input: unknown) => unknown;
  now: number;
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

export function createFakeHost(overrides: Partial<Host> = {}, options: HandlerOptions = {}): FakeHost {
  const beats = new Set<() => void>();
  const fake = {
    calls: [] as [string, unknown][],
    log: [] as LogEntry[],
    subscriptions: new Set<Subscription>(),
    now: 1_000_000,
    answer: (method: string, _: unknown): unknown =>
      method === 'connect' ? session(null, fake.now) : { asOf: 'e.1' },
    beat: () => [...beats].forEach((task) => task()),
    get beats() {
      return beats.size;
    },
  };
  const host: Host = {
    site: async (id) => {
      if (id === SITE) return { origins: [ORIGIN, 'http://localhost:*'], membersOnly: false };
      return id === 'club' ? { origins: [ORIGIN], membersOnly: true } : null;
    },
    backend: (_, viewer) => backend(fake, viewer),
    latest: async (_, query) => {
      fake.calls.push(['latest', query]);
      return fake.answer('latest', query) as Latest;
    },
    authenticate: async (site, bearer) => {
      if (bearer !== `${site}-ada`) throw new CommunityError('unauthenticated', 'Forged.');
      return { viewer: ADA, expiresAt: fake.now + 60_000 };
    },
    exchange: async (_, identity) => {
      if (identity.assertion !== 'signed') throw new CommunityError('unauthenticated', 'Forged.');
      return { bearer: 'acme-ada', expiresAt: fake.now + 60_000, viewer: ADA };
    },
    joinAsGuest: async (_, { name }) => ({
      token: 'guest-token',
      bearer: 'acme-guest',
      expiresAt: fake.now + 60_000,
      viewer: { id: 'guest', name, role: 'guest', strength: 'device' },
    }),
    now: () => fake.now,
    requestId: () => 'request-1',
    log: (entry) => void fake.log.push(entry),
    ...overrides,
  };
  const every = (_: number, task: () => void): (() => void) => {
    beats.add(task);
    return () => void beats.delete(task);
  };
  const handler = createHandler(host, { every, ...options });
  return Object.assign(fake, {
    host,
    handler,
    fetch: (path: string, init?: RequestInit) =>
      handler.fetch(new Request(`https://hearth.example${path}`, init)),
  });
}

export const BEARER = { Authorization: 'Bearer acme-ada' };
export const at = (path: string): string => `/v1/sites/${SITE}${path}`;

/** Sends JSON, or text that passes for it, as Ada. */
export const send = (
  fake: FakeHost,
  method: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fake.fetch(at(path), {
    method,
    headers: { ...BEARER, 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

export const errorOf = async (response: Response): Promise<ErrorBody['error']> =>
  ((await response.json()) as ErrorBody).error;

type Told = Pick<FakeHost, 'calls' | 'answer' | 'subscriptions'>;

function backend(fake: Told, viewer: Viewer | null): BackendAdapter {
  const method = (name: string) => async (input: unknown) => {
    fake.calls.push([name, input]);
    const answer = fake.answer(name, input);
    if (answer instanceof Error) throw answer;
    return answer as never;
  };
  return {
    spec: SPEC,
    ids: 'client',
    connect: async () => ({ ...((await method('connect')(null)) as Session), viewer }),
    members: {
      joinAsGuest: method('joinAsGuest'),
      read: method('members.read'),
      rename: method('members.rename'),
    },
    threads: {
      read: method('threads.read'),
      counts: method('threads.counts'),
      comment: method('threads.comment'),
      post: method('threads.post'),
      edit: method('threads.edit'),
      remove: method('threads.remove'),
      react: method('threads.react'),
    },
    moderation: { queue: method('moderation.queue'), act: method('moderation.act') },
    polls: { read: method('polls.read'), vote: method('polls.vote'), withdraw: method('polls.withdraw') },
    badges: { showcase: method('badges.showcase') },
    referrals: {
      invitation: method('referrals.invitation'),
      shared: method('referrals.shared'),
      landing: method('referrals.landing'),
      enter: method('referrals.enter'),
      claim: method('referrals.claim'),
    },
    changes: method('changes'),
    subscribe: (subscription) => {
      fake.subscriptions.add(subscription);
      subscription.onState?.('live');
      return () => void fake.subscriptions.delete(subscription);
    },
  };
}

export function session(viewer: Viewer | null, now: number): Session {
  const site = {
    id: SITE,
    name: 'Acme',
    locale: 'en',
    timezone: 'UTC',
    reactions: [],
    moderation: DEFAULT_MODERATION,
    editWindow: 900_000,
    membersOnly: false,
  };
  return { spec: SPEC, site, viewer, limits: { body: 10_000, name: 80 }, now, asOf: 'e.1' };
}

export function comment(id: string): Comment {
  return {
    id,
    topic: 'a/b',
    parent: null,
    root: id,
    depth: 0,
    author: { id: 'ada', name: 'Ada', role: 'member', since: 1 },
    body: [{ type: 'paragraph', children: ['Grüße 👋'] }],
    status: 'published',
    createdAt: 1,
    editedAt: null,
    revision: 1,
    reactions: [],
    replies: 0,
    can: [],
  };
}

export function page(topic: string, ids: readonly string[]): ThreadPage {
  const thread = { topic, title: null, url: null, locked: false, comments: ids.length };
  return { thread, comments: ids.map(comment), roots: ids, more: {}, next: null, prev: null, asOf: 'e.1' };
}

export function change(seq: number): Change {
  return { kind: 'comment', cursor: `e.${seq}`, channel: 'thread/a/b', comment: comment(`c${seq}`) };
}
