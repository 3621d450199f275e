import { CommunityError } from '@hearth/core/adapter';
import type { GuestAnswer, IdentityAnswer, IdentityRequest } from '@hearth/core/protocol';
import type { Time, Viewer } from '@hearth/core/domain';

export type TokenStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** A bearer in memory. */
export interface Held {
  readonly bearer: string;
  readonly viewer: Viewer;
  /** By this device's clock. */
  readonly until: Time;
}

export interface Identity {
  /** The bearer to use, or `null` for somebody who has not acted yet. Asked several times at once, it is fetched once. */
  get(): Promise<Held | null>;
  /** Lets go of `held`, if it is still the one; without it, of whatever there is. */
  expire(held?: Held): void;
  /** Nobody from now on, until it is asked anew who is looking. */
  leave(): void;
  /** A guest from now on, on this device. */
  join(answer: GuestAnswer): Held;
}

export interface IdentityOptions {
  readonly identity?: (() => Promise<string | null>) | undefined;
  readonly exchange: (request: IdentityRequest) => Promise<IdentityAnswer>;
  /** Throws where a page may not keep anything. */
  readonly storage: () => TokenStorage | null;
  /** The guest token's name in `storage`. */
  readonly key: string;
  readonly now: () => Time;
}

/** Milliseconds before its end in which a bearer is not used any more: a request takes its time. */
const MARGIN = 30_000;

export function createIdentity({ identity, exchange, storage, key, now }: IdentityOptions): Identity {
  /** `undefined`: to be found out. */
  let held: Held | null | undefined;
  let pending: Promise<Held | null> | undefined;
  let token: string | null | undefined;

  const guestToken = (): string | null => (token ??= attempt(() => storage()?.getItem(key)) ?? null);
  const keep = (next: string | null): void => {
    token = next;
    attempt(() => (next === null ? storage()?.removeItem(key) : storage()?.setItem(key, next)));
  };
  const hold = ({ bearer, expiresAt, now: serverNow, viewer }: IdentityAnswer): Held => {
    const lifetime = expiresAt - serverNow;
    return { bearer, viewer, until: now() + Math.max(lifetime - MARGIN, lifetime / 2) };
  };

  async function fetchBearer(): Promise<Held | null> {
    const assertion = (await identity?.()) ?? undefined;
    const guest = guestToken() ?? undefined;
    if (!assertion && !guest) return null;
    try {
      const answer = await exchange({ assertion, guest });
      if (assertion && guest) keep(null); // what was the guest's is the member's now
      return hold(answer);
    } catch (error) {
      if (assertion || !isUnauthenticated(error)) throw error;
      keep(null); // the server knows this guest no more
      return null;
    }
  }

  function renew(): Promise<Held | null> {
    const mine: Promise<Held | null> = fetchBearer().then((next) =>
      pending === mine ? (held = next) : next,
    );
    pending = mine;
    const done = (): void => {
      if (pending === mine) pending = undefined;
    };
    mine.then(done, done);
    return mine;
  }

  return {
    get: () =>
      pending ?? (held === undefined || (held && held.until <= now()) ? renew() : Promise.resolve(held)),
    expire(old) {
      if (old && old !== held) return;
      held = pending = undefined;
    },
    leave() {
      keep(null);
      held = null;
      pending = undefined;
    },
    join(answer) {
      keep(answer.token);
      pending = undefined;
      return (held = hold(answer));
    },
  };
}

/** Storage may be full, or forbidden: then a guest lasts as long as the page. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

export function isUnauthenticated(error: unknown): boolean {
  return error instanceof CommunityError && error.code === 'unauthenticated';
}
