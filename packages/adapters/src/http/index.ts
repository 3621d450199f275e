import {
  CommunityError,
  SPEC,
  type BackendAdapter,
  type Options,
  type RetryOptions,
  type Session,
} from '@hearth/core/adapter';
import type { Id, Time } from '@hearth/core/domain';
import {
  ROUTES,
  type GuestAnswer,
  type IdentityAnswer,
  type RouteInput,
  type RouteName,
} from '@hearth/core/protocol';
import { createIdentity, type TokenStorage } from './identity.ts';
import { explain, send, type Wire } from './requests.ts';
import { createSubscribe, type SubscribeOptions } from './subscribe.ts';

export type { TokenStorage } from './identity.ts';

export interface HttpOptions extends Pick<RetryOptions, 'random'>, Pick<SubscribeOptions, 'sleep'> {
  /** Where the server is, e.g. `https://community.example`; a path before `/v1` is kept. */
  readonly server: string;
  readonly site: Id;
  /** A fresh token signed by the brand's server, or `null` for nobody. Asked when the last bearer ends. */
  readonly identity?: () => Promise<string | null>;
  /** Where a guest's token is kept, after they acted. Default: `localStorage`, where it works. */
  readonly storage?: TokenStorage | null;
  readonly fetch?: typeof fetch;
  readonly now?: () => Time;
  /** Milliseconds until an answer is there. Default 15,000. */
  readonly timeout?: number;
}

/** What the http backend offers: everything. */
export type HttpAdapter = Required<BackendAdapter>;

/**
 * A backend that speaks Hearth's protocol to a server. Somebody without an identity reads what shared caches may keep,
 * without a preflight; a member or guest reads as themselves. The bearer stays in memory, and is fetched once for all
 * requests that wait for it.
 */
export function httpAdapter(options: HttpOptions): HttpAdapter {
  const { server, site, now = Date.now, timeout = 15_000, storage = deviceStorage(), random } = options;
  const wire: Wire = {
    server: server.replace(/\/+$/, ''),
    site,
    timeout,
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
  };
  const identity = createIdentity({
    identity: options.identity,
    exchange: async (request) => (await send<IdentityAnswer>(wire, 'identity', { ...request }, 'bearer'))[0],
    storage,
    key: `hearth:guest:${wire.server} ${site}`,
    now,
  });
  const lines = new Set<() => void>();
  let viewer: Id | null = null;
  const seenAs = (next: Id | null): void => {
    if (next !== viewer) lines.forEach((restart) => restart());
    viewer = next;
  };

  async function request<T>(
    name: RouteName,
    input: RouteInput,
    mark: string,
    signal?: AbortSignal,
  ): Promise<[T, Headers]> {
    const visibility = ROUTES[name][1];
    for (let again = false; ; again = true) {
      const held = visibility === 'public' ? null : await heeding(identity.get(), signal);
      if (!held && visibility === 'viewer')
        throw new CommunityError('unauthenticated', 'Sign in first, or join as a guest.');
      try {
        return await send<T>(wire, name, input, mark, held?.bearer, signal);
      } catch (error) {
        if (!held || again || (error as CommunityError).code !== 'unauthenticated') throw error;
        identity.expire(held);
      }
    }
  }

  /** The contract's method for a route. `mark`: a field that each answer has. */
  const method =
    <I extends object, T>(name: RouteName, mark: string) =>
    async (input: I, { signal }: Options = {}): Promise<T> =>
      (await request<T>(name, input as RouteInput, mark, signal))[0];
  const byId =
    <T>(name: RouteName, mark: string) =>
    (id: Id, options?: Options): Promise<T> =>
      method<{ id: Id }, T>(name, mark)({ id }, options);

  return {
    spec: SPEC,
    ids: 'client',

    async connect({ signal } = {}) {
      identity.expire();
      const [session, headers] = await request<Session>('session', { spec: SPEC }, 'site', signal);
      if (Number.parseInt(session.spec) > Number.parseInt(SPEC)) {
        throw new CommunityError('unsupported', `The server speaks ${session.spec}, this client ${SPEC}.`, {
          field: 'spec',
        });
      }
      seenAs(session.viewer?.id ?? null);
      // A shared cache may have kept the answer; it says for how long.
      return { ...session, now: session.now + Number(headers.get('Age')) * 1000 };
    },

    members: {
      async joinAsGuest(input, { signal } = {}) {
        const known = await heeding(identity.get(), signal);
        if (known) return known.viewer; // who is known stays who they are
        const [answer] = await send<GuestAnswer>(wire, 'guest', { ...input }, 'token', undefined, signal);
        const held = identity.join(answer);
        seenAs(held.viewer.id);
        return held.viewer;
      },
      read: byId('member', 'name'),
      rename: method('rename', 'name'),
    },
    threads: {
      read: method('thread', 'roots'),
      comment: byId('comment', 'status'),
      post: method('post', 'status'),
      edit: method('edit', 'status'),
      remove: method('remove', 'status'),
      react: method('react', 'status'),
    },
    moderation: { queue: method('queue', 'comments'), act: method('moderate', 'status') },
    polls: { read: byId('poll', 'poll'), vote: method('vote', 'poll'), withdraw: method('withdraw', 'poll') },
    badges: { showcase: byId('showcase', 'slots') },
    referrals: {
      invitation: method('invitation', 'friends'),
      shared: method('shared', ''),
      landing: method('landing', 'click'),
      enter: method('enter', 'click'),
      claim: method('claim', 'state'),
    },
    changes: method('changes', 'changes'),
    subscribe: createSubscribe({
      wire,
      identity,
      random,
      sleep: options.sleep,
      onViewer(restart) {
        lines.add(restart);
        return () => lines.delete(restart);
      },
    }),
  };
}

/** Waits for what others wait for too; aborting ends only this one's waiting. */
function heeding<T>(shared: Promise<T>, signal?: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = (): void => reject(explain(undefined, signal));
    if (signal?.aborted) return abort();
    signal?.addEventListener('abort', abort);
    shared
      .then(resolve, (thrown: unknown) => reject(explain(thrown)))
      .finally(() => signal?.removeEventListener('abort', abort));
  });
}

/** Reading `localStorage` throws where a page may not keep anything. */
function deviceStorage(): TokenStorage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
