import type { CredentialHouse } from '@hearth/core/engine';
import { CompactSign } from 'jose';
import type { IssuerKeys } from './issuer-keys.ts';

/** Signs badges with the keys of their sites. `base`: where this server answers. */
export const createHouse = (keys: IssuerKeys, base: () => string): CredentialHouse => ({
  base: (site) => `${base()}/ob/${site}`,
  async sign(site, payload) {
    const { key, signer } = await keys.present(site);
    // By its address, so that whoever has the badge alone finds the key (Open Badges 3.0 §8.2.4.2).
    return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
      .setProtectedHeader({ alg: key.jwk.alg!, kid: keyAddress(`${base()}/ob/${site}`, key.kid), typ: 'JWT' })
      .sign(signer);
  },
});

/** Where a key is served by itself; also its name in tokens and in the set. */
export const keyAddress = (base: string, kid: string): string => `${base}/keys/${kid}`;
