import { CommunityError } from '@hearth/core/adapter';
import type { Time } from '@hearth/core/domain';

/** A bucket that holds `burst` requests and is refilled by `count` per `per` milliseconds. */
export interface Limit {
  readonly count: number;
  readonly per: number;
  readonly burst: number;
}

const MINUTE = 60_000;

export type LimitName =
  'read' | 'post' | 'write' | 'identity' | 'guest' | 'code' | 'stream' | 'visit' | 'upload' | 'events';
export type Limits = Readonly<Record<LimitName, Limit>>;

export const DEFAULT_LIMITS: Limits = {
  read: { count: 600, per: MINUTE, burst: 200 },
  /** Comments. */
  post: { count: 10, per: MINUTE, burst: 5 },
  /** Reactions, votes, edits and the rest. */
  write: { count: 60, per: MINUTE, burst: 30 },
  identity: { count: 30, per: MINUTE, burst: 15 },
  guest: { count: 5, per: 60 * MINUTE, burst: 5 },
  /** Typed codes have 40 bits: guessing must not pay. */
  code: { count: 10, per: MINUTE, burst: 10 },
  stream: { count: 60, per: MINUTE, burst: 30 },
  /** Pictures: each costs a core for a moment, and room on the disk. */
  upload: { count: 10, per: MINUTE, burst: 10 },
  /** Deliveries of the host's server, of up to a hundred events each. */
  events: { count: 600, per: MINUTE, burst: 100 },
  /** Invitation links. */
  visit: { count: 60, per: MINUTE, burst: 30 },
};

/** Buckets kept at once: about 10 MB. */
const CAPACITY = 50_000;

interface Bucket {
  tokens: number;
  at: Time;
}

/**
 * Token buckets in this process's memory: with several processes, each allows the full rate. The least recently used
 * bucket makes room for a new one. (A limiter library was not taken: thirty lines do what is needed, with our errors.)
 */
export class RateLimiter {
  readonly #limits: Limits;
  readonly #now: () => Time;
  readonly #buckets = new Map<string, Bucket>();

  constructor(limits: Limits, now: () => Time) {
    this.#limits = limits;
    this.#now = now;
  }

  /** @throws `rate-limited` with the seconds after which one more is allowed. */
  take(name: LimitName, who: string): void {
    const { count, per, burst } = this.#limits[name];
    const key = `${name} ${who}`;
    const now = this.#now();
    const known = this.#buckets.get(key);
    const refilled = known ? known.tokens + (Math.max(0, now - known.at) * count) / per : burst;
    const bucket = { tokens: Math.min(burst, refilled), at: now };
    // Maps keep insertion order: the first key is the one not used for longest.
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size > CAPACITY) this.#buckets.delete(this.#buckets.keys().next().value!);
    if (bucket.tokens < 1) {
      const retryAfter = Math.ceil(((1 - bucket.tokens) * per) / count / 1000);
      throw new CommunityError('rate-limited', 'Too many requests.', { retryAfter });
    }
    bucket.tokens -= 1;
  }
}
