import { CommunityError } from '@hearth/core/adapter';
import { topicFlaw, type Id, type Role, type Time } from '@hearth/core/domain';
import {
  createRemoteJWKSet,
  decodeProtectedHeader,
  errors,
  importJWK,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyGetKey,
} from 'jose';
import { isCanonical } from './base64url.ts';
import type { SiteKey } from './keys.ts';

/** Seconds between `iat` and now at most: what is stolen later is worthless. */
const MAX_AGE = 600;
/** Seconds by which clocks may differ. */
const TOLERANCE = 10;
/** Topics of the claim `bought`, and their characters in sum: they travel with every request. */
const BOUGHT_LIMIT = { topics: 50, characters: 1_500 };
const ROLES: readonly unknown[] = ['member', 'staff', 'owner'];

/** Who somebody is, as the brand's server says. */
export interface Assertion {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly avatar?: string;
  readonly role?: Role;
  /** Topics whose subject they have bought. */
  readonly bought?: readonly string[];
  /** Only its keyed hash is kept, to tell whether two members are one person. */
  readonly email?: string;
  /** The host's own name for the device that they sign in on; kept in the same way. */
  readonly device?: string;
}

/** Verifies identities that a brand's server signed: a JWT (RFC 7519) in compact form, as RFC 8725 advises. */
export class Assertions {
  readonly #now: () => Time;
  readonly #remote = new Map<string, JWTVerifyGetKey>();

  constructor(now: () => Time) {
    this.#now = now;
  }

  /**
   * @param site who the token must be for (`aud`).
   * @throws `unauthenticated`, with a reason such as `expired`, `signature`, `audience`, `algorithm`, `unknown-key`.
   */
  async verify(token: string, site: Id, keys: readonly SiteKey[]): Promise<Assertion> {
    // jose takes white space and other spellings of the same bytes: then a token would have many forms.
    const parts = token.split('.');
    if (parts.length !== 3 || !parts.every(isCanonical)) throw refused('format');
    const header = headerOf(token);
    if (typeof header.kid !== 'string' || header.kid === '') throw refused('required', 'kid');
    if (header.crit !== undefined) throw refused('format', 'crit');

    const { kid } = header;
    const named = keys.filter((key) => !('jwks' in key) && key.kid === kid);
    const candidates = named.length > 0 ? named : keys.filter((key) => 'jwks' in key);
    if (candidates.length === 0) throw refused('unknown-key');
    // The key says which algorithm it is for; the token is not asked.
    const key = candidates.find(({ algorithm }) => algorithm === header.alg);
    if (!key) throw refused('algorithm');
    const payload = await this.#check(token, site, key);
    return claimsOf(payload, site, key);
  }

  async #check(token: string, site: Id, key: SiteKey): Promise<JWTPayload> {
    const options = {
      algorithms: [key.algorithm],
      audience: site,
      requiredClaims: ['iss', 'sub', 'aud', 'iat', 'exp'],
      maxTokenAge: MAX_AGE,
      clockTolerance: TOLERANCE,
      currentDate: new Date(this.#now()),
    };
    try {
      if ('jwks' in key) return (await jwtVerify(token, this.#remoteKeys(key.jwks), options)).payload;
      const secret =
        key.algorithm === 'HS256'
          ? Buffer.from(key.secret, 'base64url')
          : await importJWK(key.jwk, key.algorithm);
      return (await jwtVerify(token, secret, options)).payload;
    } catch (error) {
      throw refusal(error);
    }
  }

  #remoteKeys(url: string): JWTVerifyGetKey {
    let keys = this.#remote.get(url);
    if (!keys)
      this.#remote.set(
        url,
        (keys = createRemoteJWKSet(new URL(url), { timeoutDuration: 5_000, cooldownDuration: 30_000 })),
      );
    return keys;
  }
}

function headerOf(token: string) {
  try {
    return decodeProtectedHeader(token);
  } catch (error) {
    throw refused('format', undefined, error);
  }
}

function claimsOf(payload: JWTPayload, site: Id, key: SiteKey): Assertion {
  const { iss, sub, aud, exp = 0, iat = 0, name, avatar, role, bought, email, device } = payload;
  const text = (value: unknown, claim: string, limit: number): string => {
    if (typeof value !== 'string' || value.trim() === '' || value.length > limit || /[\0\p{Cs}]/u.test(value))
      throw refused('claim', claim);
    return value;
  };
  // For this site alone: a token that is good elsewhere as well could be replayed from there.
  if ([aud].flat().length !== 1 || [aud].flat()[0] !== site) throw refused('audience', 'aud');
  if (exp - iat > MAX_AGE + TOLERANCE) throw refused('lifetime', 'exp');
  if (key.issuer !== undefined && iss !== key.issuer) throw refused('issuer', 'iss');
  if (role !== undefined && !ROLES.includes(role)) throw refused('claim', 'role');
  if (bought !== undefined && !isBought(bought)) throw refused('claim', 'bought');
  return {
    issuer: text(iss, 'iss', 500),
    subject: text(sub, 'sub', 500),
    name: text(name, 'name', 1_000),
    ...(avatar !== undefined && avatar !== null && { avatar: text(avatar, 'avatar', 2_000) }),
    ...(role !== undefined && { role: role as Role }),
    ...(bought && bought.length > 0 && { bought }),
    ...(email !== undefined && email !== null && { email: text(email, 'email', 300) }),
    ...(device !== undefined && device !== null && { device: text(device, 'device', 300) }),
  };
}

/** A list of topics as they are: what is anything else would verify nobody, so it is refused where its author sees it. */
const isBought = (claim: unknown): claim is readonly string[] =>
  Array.isArray(claim) &&
  claim.length <= BOUGHT_LIMIT.topics &&
  claim.every((topic) => typeof topic === 'string' && topicFlaw(topic) === null) &&
  claim.join('').length <= BOUGHT_LIMIT.characters;

function refusal(error: unknown): CommunityError {
  if (error instanceof errors.JWTExpired) return refused('expired', error.claim, error);
  if (error instanceof errors.JWTClaimValidationFailed) {
    const reason = error.reason === 'missing' ? 'required' : error.claim === 'aud' ? 'audience' : error.claim === 'nbf' || error.claim === 'iat' ? 'not-yet-valid' : 'claim'; // prettier-ignore
    return refused(reason, error.claim, error);
  }
  if (error instanceof errors.JWKSNoMatchingKey) return refused('unknown-key', undefined, error);
  if (error instanceof errors.JWSSignatureVerificationFailed) return refused('signature', undefined, error);
  // The address of the keys does not answer: that is not the visitor's fault.
  if (
    error instanceof errors.JWKSTimeout ||
    error instanceof errors.JWKSInvalid ||
    (error instanceof TypeError && /fetch/.test(error.message))
  ) {
    return new CommunityError(
      'unavailable',
      'The keys of this site cannot be fetched.',
      { retryAfter: 30 },
      { cause: error },
    );
  }
  return refused('format', undefined, error);
}

function refused(reason: string, claim?: string, cause?: unknown): CommunityError {
  const what = claim === undefined ? reason : `${reason}, ${claim}`;
  const details = { field: claim === undefined ? 'assertion' : `assertion.${claim}`, reason };
  return new CommunityError('unauthenticated', `The identity token is not valid: ${what}.`, details, {
    cause,
  });
}
