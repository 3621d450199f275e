import type { JWK } from 'jose';
import type { SiteKey } from './keys.ts';

/** Fields of a key that are not public (RFC 7518 §6). */
const PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

/** The public keys of a JWKS (RFC 7517), each with the one algorithm that it is for. Throws in plain words. */
export function readPublicKeys(text: string): SiteKey[] {
  let keys: unknown;
  try {
    const parsed = JSON.parse(text) as { keys?: unknown };
    keys = parsed.keys ?? [parsed];
  } catch (error) {
    throw new Error('This is not JSON: a JWKS is { "keys": [ … ] }.', { cause: error });
  }
  if (!Array.isArray(keys) || keys.length === 0) throw new Error('There is no key in it.');
  return (keys as JWK[]).map((jwk, index) => {
    const name = `Key ${index + 1}`;
    if (typeof jwk.kid !== 'string' || jwk.kid === '') throw new Error(`${name} has no "kid".`);
    if (PRIVATE.some((field) => field in jwk))
      throw new Error(`${name} (${jwk.kid}) is private: give the public one.`);
    if (jwk.use !== undefined && jwk.use !== 'sig')
      throw new Error(`${name} (${jwk.kid}) is not for signatures (use "${jwk.use}").`);
    const algorithm = jwk.kty === 'EC' && jwk.crv === 'P-256' ? 'ES256' : jwk.kty === 'RSA' ? 'RS256' : null;
    if (algorithm === null || (jwk.alg ?? algorithm) !== algorithm)
      throw new Error(`${name} (${jwk.kid}) is neither for ES256 (EC, P-256) nor for RS256 (RSA).`);
    return { kid: jwk.kid, algorithm, jwk };
  });
}
