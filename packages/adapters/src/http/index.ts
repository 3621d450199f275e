import {
  CommunityError,
  SPEC,
  type BackendAdapter,
  type Options,
  type RetryOptions,
  type Session,
  type Unsubscribe,
} from '@hearth/core/adapter';
import type { Id, Time, Viewer } from '@hearth/core/domain';
import { ROUTES, type GuestAnswer, type RouteInput, type RouteName } from '@hearth/core/protocol';
import { createIdentity, isUnauthenticated, type TokenStorage } from './identity.ts';
import { explain, open, type Wire } from './requests.ts';
import type { SubscribeOptions } from './subscribe.ts';
import { watch, type Watch } from './watch.ts';

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

/** An answer that may carry the server's clock. */
interface Aged {
  now?: Time;
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
    exchange: (asked) => request('identity', { ...asked }),
    storage,
    key: `hearth:guest:${wire.server} ${site}`,
    now,
  });
  const lines = new Set<() => void>();
  let viewer: Id | null = null;
  const seenAs = (next: Viewer | null): void => {
    const id = next?.id ?? null;
    if (id !== viewer) lines.forEach((restart) => restart());
    viewer = id;
  };

  /** Does some work within the time-out, and says what went wrong as the contract does. */
  async function guarded<T>(
    signal: AbortSignal | undefined,
    work: (watched: Watch) => Promise<T>,
  ): Promise<T> {
    const watched = watch(timeout, signal);
    try {
      return await work(watched);
    } catch (thrown) {
      throw explain(thrown, signal);
    } finally {
      watched.end();
    }
  }

  /** Asks as whoever is looking; with a fresh bearer once more, where one was refused. */
  const request = <T>(name: RouteName, input: RouteInput, signal?: AbortSignal): Promise<T> =>
    guarded(signal, async (watched) => {
      const visibility = ROUTES[name][1];
      for (let again = false; ; again = true) {
        const held = visibility === 'public' ? null : await watched.race(identity.get());
        if (!held && visibility === 'viewer')
          throw new CommunityError('unauthenticated', 'Sign in first, or join as a guest.');
        try {
          const response = await open(wire, name, input, held?.bearer, watched.signal);
          const answer = response.status === 204 ? undefined : ((await response.json()) as Aged);
          // A shared cache may have kept the answer with its clock; it says for how long.
          if (answer?.now) answer.now += Number(response.headers.get('Age')) * 1000;
          return answer as T;
        } catch (error) {
          if (!held || again || !isUnauthenticated(error)) throw error;
          identity.expire(held);
        }
      }
    });

  /** The contract's method for a route. */
  const method =
    <I extends object | Id, T>(name: RouteName) =>
    (input: I, { signal }: Options = {}): Promise<T> =>
      request<T>(name, typeof input === 'string' ? { id: input } : (input as RouteInput), signal);

  return {
    spec: SPEC,
    ids: 'client',

    async connect({ signal } = {}) {
      identity.expire();
      const session = await request<Session>('session', { spec: SPEC }, signal);
      seenAs(session.viewer);
      return session;
    },

    members: {
      async joinAsGuest({ name }, { signal } = {}) {
        // Not keyed, so never sent twice; and who is known stays who they are.
        const known = await guarded(signal, (watched) => watched.race(identity.get()));
        const held = known ?? identity.join(await request<GuestAnswer>('guest', { name }, signal));
        seenAs(held.viewer);
        return held.viewer;
      },
      read: method('member'),
      rename: method('rename'),
    },
    threads: {
      read: method('thread'),
      comment: method('comment'),
      post: method('post'),
      edit: method('edit'),
      remove: method('remove'),
      react: method('react'),
    },
    moderation: { queue: method('queue'), act: method('moderate') },
    polls: { read: method('poll'), vote: method('vote'), withdraw: method('withdraw') },
    badges: { showcase: method('showcase') },
    referrals: {
      invitation: method('invitation'),
      shared: method('shared'),
      landing: method('landing'),
      enter: method('enter'),
      claim: method('claim'),
    },
    changes: method('changes'),
    subscribe: lazily(async () => {
      const { createSubscribe } = await import('./subscribe.ts');
      return createSubscribe({
        wire,
        identity,
        random,
        sleep: options.sleep,
        onViewer(restart) {
          lines.add(restart);
          return () => lines.delete(restart);
        },
      });
    }),
  };
}

/** A page is readable before it is live, so the code for that comes after it. */
function lazily(load: () => Promise<HttpAdapter['subscribe']>): HttpAdapter['subscribe'] {
  return (subscription) => {
    let isOpen = true;
    let stop: Unsubscribe | undefined;
    const fail = (cause: unknown): void =>
      subscription.onState?.(
        'ended',
        new CommunityError('unavailable', 'Live updates did not load.', {}, { cause }),
      );
    load().then(
      (subscribe) => isOpen && (stop = subscribe(subscription)),
      (cause: unknown) => isOpen && fail(cause),
    );
    return () => {
      isOpen = false;
      stop?.();
    };
  };
}

/** Reading `localStorage` throws where a page may not keep anything. */
function deviceStorage(): TokenStorage | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
