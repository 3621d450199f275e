import { compactVerify, importJWK, type JWK } from 'jose';
import type { KnownIssuer } from '../domain/badges/types.ts';
import type { Time } from '../domain/common.ts';
import { fromBase64url } from './base64url.ts';
import { secondsOf } from './credential.ts';
import { isRevoked } from './status-list.ts';
import type { CredentialClaims, OpenBadgeCredential, StatusListCredential } from './types.ts';

/** What is looked at, in this order. */
export type CheckName = 'format' | 'issuer' | 'signature' | 'claims' | 'dates' | 'status';

/** `unknown`: it could not be asked, or an earlier check failed, so that it would say nothing. */
export interface Check {
  readonly name: CheckName;
  readonly result: 'passed' | 'failed' | 'unknown';
  /** Why it is not passed: a code for programs and translations. */
  readonly reason?:
    | 'not-a-token'
    | 'not-a-badge'
    | 'foreign'
    | 'algorithm'
    | 'unknown-key'
    | 'unreachable'
    | 'tampered'
    | 'mismatch'
    | 'not-yet'
    | 'expired'
    | 'revoked'
    | 'no-status';
  /** The claim that does not agree, of `mismatch`. */
  readonly claim?: keyof CredentialClaims;
}

export interface Verification {
  /** `verified` when all checks passed, `refused` when one failed, `unknown` when one could not be made. */
  readonly verdict: 'verified' | 'refused' | 'unknown';
  readonly checks: readonly Check[];
  /** What it says; absent unless its signature holds, so that nothing made up is shown. */
  readonly credential?: OpenBadgeCredential;
}

export interface VerifyOptions {
  readonly issuers: readonly KnownIssuer[];
  readonly now: Time;
  readonly fetch: (address: string) => Promise<Response>;
}

const ORDER: readonly CheckName[] = ['format', 'issuer', 'signature', 'claims', 'dates', 'status'];
/** Algorithms that an issuer's key may be for (Open Badges 3.0 §8.2.4.2); nothing symmetric, and never "none". */
const ALGORITHMS: readonly unknown[] = ['ES256', 'RS256'];
/** Seconds by which clocks may differ. */
const TOLERANCE = 60;
/** Characters of a token at most. */
const LIMIT = 65_536;

/**
 * Verifies a badge that somebody shows: a JSON Web Token in compact form (Open Badges 3.0 §8.2.4.3 and §9.1, RFC 8725).
 * Never rejects: whatever is wrong is a check that did not pass.
 *
 * - The issuer must be one of `issuers`; a key that the token brings along proves nothing and is not looked at.
 * - The algorithm is that of the issuer's key, whatever the token says.
 * - The registered claims must say what the credential says.
 */
export async function verifyCredential(token: string, options: VerifyOptions): Promise<Verification> {
  const checks: Check[] = [];
  const pass = (name: CheckName): void => void checks.push({ name, result: 'passed' });
  const finish = (last?: Check, credential?: OpenBadgeCredential): Verification => {
    if (last) checks.push(last);
    for (const name of ORDER.slice(checks.length)) checks.push({ name, result: 'unknown' });
    const failed = checks.some(({ result }) => result === 'failed');
    const open = checks.some(({ result }) => result === 'unknown');
    return {
      verdict: failed ? 'refused' : open ? 'unknown' : 'verified',
      checks,
      ...(credential && { credential }),
    };
  };

  const read = readToken(token);
  if (!read) return finish({ name: 'format', result: 'failed', reason: 'not-a-token' });
  const { header, payload } = read;
  if (!isBadge(payload)) return finish({ name: 'format', result: 'failed', reason: 'not-a-badge' });
  pass('format');

  const issuer = options.issuers.find(({ id }) => id === payload.issuer.id);
  if (!issuer) return finish({ name: 'issuer', result: 'failed', reason: 'foreign' });
  pass('issuer');

  const keys = await keysOf(issuer, options);
  const signed = await signatureCheck(token, header, keys);
  if (signed.result !== 'passed') return finish(signed);
  pass('signature');

  const claim = disagreement(payload);
  if (claim) return finish({ name: 'claims', result: 'failed', reason: 'mismatch', claim }, payload);
  pass('claims');

  const late = datesFlaw(payload, options.now);
  if (late) return finish({ name: 'dates', result: 'failed', reason: late }, payload);
  pass('dates');

  return finish(await statusCheck(payload, issuer, keys, options), payload);
}

interface Token {
  readonly header: Readonly<Record<string, unknown>>;
  readonly payload: unknown;
}

/** `null` for all that is not three parts of canonical base64url, of which two are JSON objects. */
function readToken(token: string): Token | null {
  const parts = token.length > LIMIT ? [] : token.split('.').map(fromBase64url);
  if (parts.length !== 3 || parts.some((part) => !part || part.length === 0)) return null;
  const [header, payload] = parts.slice(0, 2).map((part) => objectOf(part!));
  return header && payload ? { header, payload } : null;
}

function objectOf(bytes: Uint8Array): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const includes = (list: unknown, ...wanted: readonly string[]): boolean =>
  Array.isArray(list) && wanted.some((one) => list.includes(one));

/** Whether it has what Open Badges 3.0 requires of a credential ("OpenBadgeCredential" and what it is made of). */
function isBadge(value: unknown): value is OpenBadgeCredential & Partial<CredentialClaims> {
  if (!isObject(value)) return false;
  const { issuer, credentialSubject: subject, validUntil } = value;
  if (!includes(value['type'], 'OpenBadgeCredential', 'AchievementCredential')) return false;
  if (!includes(value['type'], 'VerifiableCredential') || !includes(value['@context'], 'https://www.w3.org/ns/credentials/v2')) return false; // prettier-ignore
  if (!isText(value['id']) || !isText(value['name']) || !isText(value['validFrom'])) return false;
  if (validUntil !== undefined && !isText(validUntil)) return false;
  if (!isObject(issuer) || !isText(issuer['id'])) return false;
  if (!isObject(subject) || !isText(subject['id']) || !isObject(subject['achievement'])) return false;
  const { id, name, description, criteria } = subject['achievement'];
  return isText(id) && isText(name) && isText(description) && isObject(criteria);
}

/** `null` when they can't be had. */
async function keysOf(
  { jwks }: KnownIssuer,
  { fetch }: Pick<VerifyOptions, 'fetch'>,
): Promise<readonly JWK[] | null> {
  const answer = await askJson(jwks, fetch);
  return isObject(answer) && Array.isArray(answer['keys']) ? (answer['keys'] as JWK[]) : null;
}

async function askJson(address: string, fetch: VerifyOptions['fetch']): Promise<unknown> {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

async function signatureCheck(
  token: string,
  { alg, kid }: Token['header'],
  keys: readonly JWK[] | null,
): Promise<Check> {
  const failed = (reason: Check['reason']): Check => ({
    name: 'signature',
    result: 'failed',
    reason: reason!,
  });
  if (!keys) return { name: 'signature', result: 'unknown', reason: 'unreachable' };
  const key = isText(kid) ? keys.find((one) => one.kid === kid) : undefined;
  if (!key) return failed('unknown-key');
  if (!ALGORITHMS.includes(key.alg) || alg !== key.alg || (key.use !== undefined && key.use !== 'sig'))
    return failed('algorithm');
  try {
    await compactVerify(token, await importJWK(key, key.alg), { algorithms: [key.alg!] });
    return { name: 'signature', result: 'passed' };
  } catch {
    return failed('tampered');
  }
}

/** The claim that says something else than the credential, or is missing. */
function disagreement({
  iss,
  jti,
  sub,
  nbf,
  exp,
  ...credential
}: OpenBadgeCredential & Partial<CredentialClaims>): keyof CredentialClaims | null {
  const { issuer, id, credentialSubject, validFrom, validUntil } = credential;
  if (iss !== issuer.id) return 'iss';
  if (jti !== id) return 'jti';
  if (sub !== credentialSubject.id) return 'sub';
  if (nbf !== secondsOf(validFrom)) return 'nbf';
  return exp === (validUntil === undefined ? undefined : secondsOf(validUntil)) ? null : 'exp';
}

function datesFlaw({ validFrom, validUntil }: OpenBadgeCredential, now: Time): 'not-yet' | 'expired' | null {
  const seconds = now / 1000;
  if (!(secondsOf(validFrom) <= seconds + TOLERANCE)) return 'not-yet';
  return validUntil !== undefined && !(secondsOf(validUntil) > seconds) ? 'expired' : null;
}

/** The list is the issuer's own, and signed by it as the badge is. */
async function statusCheck(
  { credentialStatus: status }: OpenBadgeCredential,
  issuer: KnownIssuer,
  keys: readonly JWK[] | null,
  { fetch, now }: VerifyOptions,
): Promise<Check> {
  const name = 'status';
  // A badge that can't be revoked is not one of ours; whoever left the status out may have had a reason.
  if (!status) return { name, result: 'unknown', reason: 'no-status' };
  const { type, statusPurpose, statusListIndex, statusListCredential: list } = status;
  const own = isText(list) && new URL(issuer.jwks).origin === originOf(list);
  if (type !== 'BitstringStatusListEntry' || statusPurpose !== 'revocation' || !own || !/^\d+$/.test(statusListIndex))
    return { name, result: 'unknown', reason: 'no-status' }; // prettier-ignore
  try {
    const answer = await fetch(list);
    const token = answer.ok ? (await answer.text()).trim() : '';
    const read = readToken(token);
    if (!read) return { name, result: 'unknown', reason: 'unreachable' };
    if ((await signatureCheck(token, read.header, keys)).result !== 'passed')
      return { name, result: 'unknown', reason: 'unreachable' };
    const told = read.payload as Partial<StatusListCredential>;
    if (told.id !== list || told.issuer !== issuer.id || !(secondsOf(told.validFrom ?? '') <= now / 1000 + TOLERANCE))
      return { name, result: 'unknown', reason: 'unreachable' }; // prettier-ignore
    const revoked = await isRevoked(told.credentialSubject?.encodedList ?? '', Number(statusListIndex));
    return revoked ? { name, result: 'failed', reason: 'revoked' } : { name, result: 'passed' };
  } catch {
    return { name, result: 'unknown', reason: 'unreachable' };
  }
}

const originOf = (address: string): string | null => {
  try {
    return new URL(address).origin;
  } catch {
    return null;
  }
};
