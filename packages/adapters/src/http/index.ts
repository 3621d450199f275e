import { CommunityError, SPEC, type Options, type Unsubscribe } from '@hearth/core/adapter';
import { fill, READS, withQuery, type RouteInput } from '@hearth/core/protocol';
import type { Acting } from './acting.ts';
import type { TokenStorage } from './identity.ts';
import type { HttpAdapter, HttpOptions } from './options.ts';
import { bodyOf, isYes, type Wire } from './wire.ts';
import { within } from './within.ts';

export type { TokenStorage } from './identity.ts';
export type { HttpAdapter, HttpOptions } from './options.ts';

/**
 * A backend that speaks Hearth's protocol to a server. Somebody without an identity reads what shared caches may keep,
 * without a preflight; a member or guest reads as themselves. The bearer stays in memory, and is fetched once for all
 * requests that wait for it.
 *
 * What is here reads as nobody. Everything else is in `acting.ts`, which is loaded when somebody is known, writes or
 * listens, and when there is a refusal to explain; from then on it does all.
 */
export function httpAdapter(options: HttpOptions): HttpAdapter {
  const { timeout = 15_000 } = options;
  const wire: Wire = {
    server: options.server.replace(/\/+$/, ''),
    site: options.site,
    timeout,
    fetch: options.fetch ?? ((input, init) => fetch(input, init)),
  };
  const key = `hearth:guest:${wire.server} ${wire.site}`;
  const storage = (): TokenStorage | null =>
    options.storage === undefined ? globalThis.localStorage : options.storage;
  let acting: Acting | undefined;
  let loading: Promise<Acting> | undefined;
  /** What the page says of who is looking; asked once for all that wait for it. */
  let said: Promise<string | null | undefined> | undefined;

  const load = (): Promise<Acting> =>
    (loading ??= import('./acting.ts').then(
      ({ createActing }) => (acting = createActing({ ...options, wire, storage, key, said })),
      (cause: unknown) => {
        loading = undefined;
        throw new CommunityError('unavailable', 'A part of the adapter did not load.', {}, { cause });
      },
    ));
  const isNobody = async (): Promise<boolean> => {
    const mine = (said ??= (async () => options.identity?.())());
    try {
      return !(await mine) && !hasToken();
    } catch (thrown) {
      if (said === mine) said = undefined;
      throw thrown;
    }
  };
  const hasToken = (): boolean => {
    try {
      return !!storage()?.getItem(key);
    } catch {
      return false; // nothing may be kept here
    }
  };

  const read = <T>(name: keyof typeof READS, input: RouteInput, { signal }: Options = {}): Promise<T> =>
    acting
      ? acting.request(name, input, signal)
      : within(timeout, signal, async (aborting) => {
          if (!(await isNobody())) return (await load()).request(name, input, aborting);
          const { url, rest } = fill(READS[name], wire.site, input);
          // Any header of ours would cost a preflight, and the answer its place in shared caches.
          const response = await wire.fetch(wire.server + withQuery(url, rest), {
            signal: aborting,
            credentials: 'omit',
          });
          if (!isYes(response)) throw await (await load()).refusal(response);
          return bodyOf<T>(response);
        });

  /** Methods of a part that come with `acting.ts`. */
  const later = <P extends 'members' | 'threads' | 'moderation' | 'polls' | 'badges' | 'referrals'>(
    part: P,
    ...names: (keyof HttpAdapter[P])[]
  ): HttpAdapter[P] =>
    Object.fromEntries(names.map((name) => [name, late((loaded) => loaded[part][name] as Method)])) as never;
  const late =
    (pick: (loaded: Acting) => Method): Method =>
    async (input, given) =>
      pick(acting ?? (await within(timeout, given?.signal, load)))(input, given);

  return {
    spec: SPEC,
    ids: 'client',

    connect(given) {
      if (acting) return acting.connect(given);
      said = undefined;
      return read('session', { spec: SPEC }, given);
    },

    members: later('members', 'joinAsGuest', 'read', 'rename', 'mute', 'muted'),
    threads: {
      ...later('threads', 'comment', 'post', 'edit', 'remove', 'react', 'vote', 'report'),
      read: (query, given) => read('thread', { ...query }, given),
    },
    moderation: later('moderation', 'queue', 'act', 'mark', 'thread', 'sanction', 'audit', 'undo'),
    polls: { ...later('polls', 'vote', 'withdraw'), read: (id, given) => read('poll', { id }, given) },
    badges: later('badges', 'showcase'),
    referrals: later('referrals', 'invitation', 'shared', 'landing', 'enter', 'claim'),
    changes: late((loaded) => loaded.changes as Method) as HttpAdapter['changes'],

    subscribe(subscription) {
      let isOpen = true;
      let stop: Unsubscribe | undefined;
      load().then(
        ({ subscribe }) => isOpen && (stop = subscribe(subscription)),
        (error: CommunityError) => isOpen && subscription.onState?.('ended', error),
      );
      return () => {
        isOpen = false;
        stop?.();
      };
    },
  };
}

type Method = (input: unknown, options?: Options) => Promise<unknown>;
