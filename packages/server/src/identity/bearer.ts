import { createHmac, timingSafeEqual } from 'node:crypto';
import { CommunityError } from '@hearth/core/adapter';
import type { Id, Time } from '@hearth/core/domain';
import { isCanonical } from './base64url.ts';

/** Fifteen minutes. */
export const BEARER_LIFE = 15 * 60_000;

/** Kept apart from everything else that the secret signs. */
const PURPOSE = 'bearer\n';

/** Bearers whose seal was seen to hold, so that it is not computed anew for each request of a session. */
const KNOWN = 5_000;

type Claims = readonly [site: Id, member: Id, expiresAt: Time, bought?: readonly string[]];

/** What a bearer says. */
export interface Borne {
  readonly member: Id;
  readonly expiresAt: Time;
  /** What the host said that they bought, if anything: it lasts as long as the bearer, and is stored nowhere. */
  readonly bought?: readonly string[];
}

/** Signs and reads bearers: base64url JSON `[site, member, expiresAt]` and perhaps `bought`, a dot, and its HMAC-SHA-256. Nothing is stored. */
export class Bearers {
  readonly #secret: Uint8Array;
  readonly #now: () => Time;
  readonly #known = new Map<string, Claims>();

  constructor(secret: Uint8Array, now: () => Time) {
    this.#secret = secret;
    this.#now = now;
  }

  issue(
    site: Id,
    member: Id,
    bought?: readonly string[],
  ): { readonly bearer: string; readonly expiresAt: Time } {
    const expiresAt = this.#now() + BEARER_LIFE;
    const claims: Claims = bought ? [site, member, expiresAt, bought] : [site, member, expiresAt];
    const text = Buffer.from(JSON.stringify(claims)).toString('base64url');
    return { bearer: `${text}.${this.#mac(text).toString('base64url')}`, expiresAt };
  }

  /** @throws `unauthenticated` when it is forged, expired or of another site. */
  read(site: Id, bearer: string): Borne {
    const [forSite, member, expiresAt, bought] = this.#known.get(bearer) ?? this.#verify(bearer);
    if (forSite !== site) throw refused('audience');
    if (expiresAt <= this.#now()) throw refused('expired');
    return { member, expiresAt, ...(bought && { bought }) };
  }

  #verify(bearer: string): Claims {
    const [text = '', mac = '', ...rest] = bearer.split('.');
    if (rest.length > 0 || !isCanonical(text) || !isCanonical(mac)) throw refused('format');
    const given = Buffer.from(mac, 'base64url');
    const expected = this.#mac(text);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw refused('signature');
    // The seal holds, so we wrote it.
    const claims = JSON.parse(Buffer.from(text, 'base64url').toString()) as Claims;
    this.#known.set(bearer, claims);
    if (this.#known.size > KNOWN) this.#known.delete(this.#known.keys().next().value!);
    return claims;
  }

  #mac(text: string): Buffer {
    return createHmac('sha256', this.#secret).update(PURPOSE).update(text).digest();
  }
}

const refused = (reason: string): CommunityError =>
  new CommunityError('unauthenticated', `The bearer is not valid: ${reason}.`, { reason });
