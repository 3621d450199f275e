import { canonical } from '../domain/canonical.ts';
import type { Ambient } from './store.ts';

const encoder = new TextEncoder();

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Without padding (RFC 4648 §5). */
function base64url(from: ArrayBuffer | Uint8Array): string {
  const bytes = new Uint8Array(from);
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const three = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const digits = Math.min(4, bytes.length - at + 1);
    for (let digit = 0; digit < digits; digit++) text += DIGITS[(three >> (18 - 6 * digit)) & 63];
  }
  return text;
}

/** SHA-256 of a value's canonical JSON, base64url. */
export async function fingerprint(
  value: unknown,
  { digest = sha256 }: Pick<Ambient, 'digest'> = {},
): Promise<string> {
  return base64url(await digest(encoder.encode(canonical(value))));
}

const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

const hmacKey = (secret: Uint8Array): Promise<CryptoKey> =>
  crypto.subtle.importKey(
    'raw',
    secret as Uint8Array<ArrayBuffer>,
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign', 'verify'],
  );

/** HMAC-SHA-256 (RFC 2104), base64url. `purpose` keeps tokens of one kind from passing as another. */
export async function seal(secret: Uint8Array, purpose: string, text: string): Promise<string> {
  return base64url(
    await crypto.subtle.sign('HMAC', await hmacKey(secret), encoder.encode(`${purpose}\n${text}`)),
  );
}

/** Whether `mac` is the seal of `text`; compares in constant time. */
export async function sealed(
  secret: Uint8Array,
  purpose: string,
  text: string,
  mac: string,
): Promise<boolean> {
  const bytes = unbase64url(mac);
  return (
    bytes !== null &&
    crypto.subtle.verify('HMAC', await hmacKey(secret), bytes, encoder.encode(`${purpose}\n${text}`))
  );
}

/** `null` unless `text` is canonical base64url without padding (RFC 4648 §5). */
export function unbase64url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  const bytes = Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (char) =>
    char.charCodeAt(0),
  );
  return base64url(bytes) === text ? bytes : null;
}

export { base64url, canonical };
