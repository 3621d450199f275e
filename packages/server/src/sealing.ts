import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Id } from '@hearth/core/domain';

/** Encrypts what a database keeps, so that a copy of it alone gives nothing away. */
export interface Sealing {
  close(site: Id, text: string): string;
  /** `null` where the secret is another one, or the site is. */
  open(site: Id, sealed: string): string | null;
}

/** AES-256-GCM by the server's secret. `purpose` keeps what is sealed for one thing from being opened for another. */
export function createSealing(secret: Uint8Array, purpose: string): Sealing {
  const key = Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
  return {
    close(site, text) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(site));
      const parts = [nonce, cipher.update(text, 'utf8'), cipher.final()];
      return Buffer.concat([...parts, cipher.getAuthTag()]).toString('base64url');
    },
    open(site, sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      try {
        const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
          .setAAD(Buffer.from(site))
          .setAuthTag(bytes.subarray(-16));
        return Buffer.concat([cipher.update(bytes.subarray(12, -16)), cipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
