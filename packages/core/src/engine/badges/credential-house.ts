import type { Id } from '../../domain/common.ts';

/** What signs badges: a backend that has it gives them as credentials. Keys stay in it. */
export interface CredentialHouse {
  /** Where a site's documents are served, without a slash at the end: {@link credentialPlaces}. */
  base(site: Id): string;
  /** Signs with the site's present key: a JSON Web Token in compact form. */
  sign(site: Id, payload: object): Promise<string>;
}

/** The addresses of a site's documents, which its credentials name. */
export const credentialPlaces = (base: string) => ({
  issuer: `${base}/issuer`,
  jwks: `${base}/jwks.json`,
  achievement: (badge: string, tier: string) => `${base}/achievements/${badge}/${tier}`,
  status: (list: number) => `${base}/status/${list}`,
});
