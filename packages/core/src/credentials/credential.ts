import type { Time } from '../domain/common.ts';
import {
  toDate,
  type Achievement,
  type CredentialClaims,
  type OpenBadgeCredential,
  type Profile,
  type StatusListCredential,
} from './types.ts';

/** JSON-LD contexts, in the order that Open Badges 3.0 §8.1 asks for. */
export const CONTEXTS = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
] as const;

/** A badge that somebody was given. */
export interface Award {
  /** Where the credential is served. */
  readonly id: string;
  readonly issuer: Profile;
  readonly achievement: Achievement;
  /** Who was given it: an address that names the member and tells nothing of them. */
  readonly subject: string;
  readonly grantedAt: Time;
  /** Where its revocation would be told. */
  readonly status: { readonly list: string; readonly index: number };
}

/** The credential of an award: Open Badges 3.0, "OpenBadgeCredential". */
export function openBadgeCredential({
  id,
  issuer,
  achievement,
  subject,
  grantedAt,
  status,
}: Award): OpenBadgeCredential {
  return {
    '@context': CONTEXTS,
    id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer,
    validFrom: toDate(grantedAt),
    name: achievement.name,
    credentialSubject: { id: subject, type: ['AchievementSubject'], achievement },
    credentialStatus: {
      id: `${status.list}#${status.index}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(status.index),
      statusListCredential: status.list,
    },
  };
}

/** A list of revocations as a credential: Bitstring Status List 1.0 §3.2. `encoded`: by `encodeStatusList`. */
export const statusListCredential = (
  list: string,
  issuer: string,
  encoded: string,
  now: Time,
): StatusListCredential => ({
  '@context': [CONTEXTS[0]],
  id: list,
  type: ['VerifiableCredential', 'BitstringStatusListCredential'],
  issuer,
  validFrom: toDate(now),
  credentialSubject: {
    id: `${list}#list`,
    type: 'BitstringStatusList',
    statusPurpose: 'revocation',
    encodedList: encoded,
  },
});

/** Seconds of a date in a credential; `NaN` for what is none. Fractions are dropped, as a NumericDate without them has it. */
export const secondsOf = (date: string): number => Math.floor(Date.parse(date) / 1000);

/**
 * What is signed: the credential itself with the registered claims beside its own members (Open Badges 3.0 §8.2.4.1). The claims
 * repeat the credential, and whoever verifies it holds them against each other.
 */
export function payloadOf<C extends OpenBadgeCredential | StatusListCredential>(
  credential: C,
): C & CredentialClaims {
  const { id, issuer, validFrom, credentialSubject } = credential;
  return {
    ...credential,
    iss: typeof issuer === 'string' ? issuer : issuer.id,
    jti: id,
    sub: credentialSubject.id,
    nbf: secondsOf(validFrom),
  };
}
