import type { Time } from '../domain/common.ts';

/**
 * What an Open Badge says, as JSON: an `OpenBadgeCredential` of Open Badges 3.0 (1EdTech), which is a verifiable credential of
 * the W3C data model 2.0. Only what Hearth writes and checks is named; a credential from elsewhere may hold more.
 */
export interface OpenBadgeCredential {
  readonly '@context': readonly string[];
  readonly id: string;
  readonly type: readonly string[];
  readonly issuer: Profile;
  /** RFC 3339, as all times of a credential. */
  readonly validFrom: string;
  readonly validUntil?: string;
  readonly name: string;
  readonly credentialSubject: AchievementSubject;
  readonly credentialStatus?: StatusEntry;
}

/** Who gives badges. `id` is where the profile is served. */
export interface Profile {
  readonly id: string;
  readonly type: readonly ['Profile'];
  readonly name: string;
  readonly url?: string;
}

export interface AchievementSubject {
  readonly id: string;
  readonly type: readonly ['AchievementSubject'];
  readonly achievement: Achievement;
}

/** What a badge is given for. `id` is where it is described. */
export interface Achievement {
  readonly id: string;
  readonly type: readonly ['Achievement'];
  readonly name: string;
  readonly description: string;
  readonly criteria: { readonly narrative: string };
  readonly image?: { readonly id: string; readonly type: 'Image' };
}

/** Where it is told whether a credential was revoked: Bitstring Status List 1.0 (W3C), "BitstringStatusListEntry". */
export interface StatusEntry {
  readonly id: string;
  readonly type: 'BitstringStatusListEntry';
  readonly statusPurpose: 'revocation';
  /** A whole number, as text. */
  readonly statusListIndex: string;
  readonly statusListCredential: string;
}

/** A list of revocations, as it is signed and served: "BitstringStatusListCredential". */
export interface StatusListCredential {
  readonly '@context': readonly string[];
  readonly id: string;
  readonly type: readonly string[];
  readonly issuer: string;
  readonly validFrom: string;
  readonly credentialSubject: {
    readonly id: string;
    readonly type: 'BitstringStatusList';
    readonly statusPurpose: 'revocation';
    readonly encodedList: string;
  };
}

/** Registered claims of a JSON Web Token (RFC 7519 §4.1) that repeat what the credential says. Seconds. */
export interface CredentialClaims {
  readonly iss: string;
  readonly jti: string;
  readonly sub: string;
  readonly nbf: number;
  readonly exp?: number;
}

/** `Time` as credentials write it. */
export const toDate = (time: Time): string => new Date(time).toISOString();
