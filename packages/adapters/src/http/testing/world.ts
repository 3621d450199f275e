import {
  CommunityError,
  SPEC,
  type BackendAdapter,
  type Session,
  type Subscription,
} from '@hearth/core/adapter';
import { DEFAULT_MODERATION, type Viewer } from '@hearth/core/domain';
import { createHandler, type Host } from '@hearth/core/protocol/handler';
import { httpAdapter, type HttpAdapter, type HttpOptions } from '../index.ts';

export const SERVER = 'https://hearth.example';
export const ADA: Viewer = { id: 'ada', name: 'Ada', role: 'member', strength: 'host' };

export const SITE_INFO = {
  id: 'acme',
  name: 'Acme',
  locale: 'en',
  timezone: 'UTC',
  reactions: [],
  moderation: DEFAULT_MODERATION,
  editWindow: 900_000,
  membersOnly: false,
};

/** A client and the real protocol handler, joined by an injected `fetch`; behind the handler, answers that a test sets. */
export function createWorld(options: Partial<HttpOptions> = {}) {
  const world = {
    now: 1_000_000,
    /** Added to the client's clock. */
    clockError: 0,
    requests: [] as Request[],
    exchanges: [] as object[],
    subscriptions: [] as Subscription[],
    waits: [] as number[],
    storage: new Map<string, string>(),
    /** Bearers that the server takes. */
    bearers: new Map<string, Viewer>(),
    /** Called before each request; may answer in the server's place, or throw. */
    meddle: (_request: Request): Response | Promise<Response> | undefined => undefined,
    /** Cuts what the stream says into pieces. */
    cut: (bytes: Uint8Array): Uint8Array[] => [bytes],
    answer: (_method: string, _input: unknown): unknown => undefined,
  };
  const origin = 'https://brand.example';

  const grant = (viewer: Viewer) => {
    const bearer = `bearer-${world.bearers.size + 1}`;
    world.bearers.set(bearer, viewer);
    return { bearer, viewer, expiresAt: world.now + 600_000 };
  };
  const host: Host = {
    site: async (id) => (id === 'acme' ? { origins: [origin], membersOnly: false } : null),
    backend: (_, viewer) => backend(viewer),
    latest: async () => ({ comments: [], threads: [] }),
    authenticate: async (_, bearer) => {
      const viewer = world.bearers.get(bearer);
      if (!viewer) throw new CommunityError('unauthenticated', 'Unknown.');
      return { viewer, expiresAt: world.now + 600_000 };
    },
    exchange: async (_, identity) => {
      world.exchanges.push(identity);
      if (identity.assertion === 'ada') return grant(ADA);
      if (!identity.assertion && identity.guest === 'token-eve')
        return grant({ id: 'guest', name: 'Eve', role: 'guest', strength: 'device' });
      throw new CommunityError('unauthenticated', 'Forged.');
    },
    joinAsGuest: async (_, { name }) => ({
      ...grant({ id: 'guest', name, role: 'guest', strength: 'device' }),
      token: 'token-eve',
    }),
    now: () => world.now,
    requestId: () => 'r',
  };
  const handler = createHandler(host, { every: () => () => {} });

  function backend(viewer: Viewer | null): BackendAdapter {
    const method = (name: string) => async (input: unknown) => {
      const answer = world.answer(name, input);
      if (answer instanceof Error) throw answer;
      return answer as never;
    };
    const session: Session = {
      spec: SPEC,
      site: SITE_INFO,
      viewer,
      limits: { body: 10_000, name: 80 },
      now: world.now,
      asOf: 'e.1',
    };
    return {
      spec: SPEC,
      ids: 'client',
      connect: async () => session,
      members: { joinAsGuest: method('join'), read: method('member'), rename: method('rename') },
      threads: {
        read: method('thread'),
        counts: method('counts'),
        comment: method('comment'),
        post: method('post'),
        edit: method('edit'),
        remove: method('remove'),
        react: method('react'),
      },
      referrals: {
        invitation: method('invitation'),
        shared: method('shared'),
        landing: method('landing'),
        enter: method('enter'),
        claim: method('claim'),
      },
      changes: method('changes'),
      subscribe(subscription) {
        world.subscriptions.push(subscription);
        subscription.onState?.('live');
        return () => void world.subscriptions.splice(world.subscriptions.indexOf(subscription), 1);
      },
    };
  }

  const fetch = async (input: URL | RequestInfo, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    world.requests.push(request.clone());
    request.signal.throwIfAborted();
    const response = (await world.meddle(request)) ?? (await handler.fetch(request));
    if (!response.body || !response.headers.get('Content-Type')?.includes('event-stream')) return response;
    const cutting = new TransformStream<Uint8Array, Uint8Array>({
      transform: (bytes, controller) => world.cut(bytes).forEach((piece) => controller.enqueue(piece)),
    });
    return new Response(response.body.pipeThrough(cutting), response);
  };

  const adapter: HttpAdapter = httpAdapter({
    server: `${SERVER}/`,
    site: 'acme',
    fetch,
    now: () => world.now + world.clockError,
    random: () => 0.5,
    sleep: async (milliseconds) => void world.waits.push(milliseconds),
    storage: {
      getItem: (key) => world.storage.get(key) ?? null,
      setItem: (key, value) => void world.storage.set(key, value),
      removeItem: (key) => void world.storage.delete(key),
    },
    ...options,
  });
  return Object.assign(world, { adapter, handler, origin });
}

export type World = ReturnType<typeof createWorld>;

/** Lets everything happen that needs no timer. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}

export const pathsOf = (world: World): string[] =>
  world.requests.map(({ method, url }) => `${method} ${url.slice(SERVER.length + '/v1/sites/acme'.length)}`);
