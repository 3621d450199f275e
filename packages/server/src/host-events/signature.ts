import { createHmac, timingSafeEqual } from 'node:crypto';
import { CommunityError } from '@hearth/core/adapter';
import type { SignedDelivery } from '@hearth/core/protocol/handler';

/** How old a delivery may be, and how far ahead the sender's clock. */
export const TOLERANCE = 5 * 60_000;

/** As many as a sender that changes its key has, and some. */
const SIGNATURES = 10;

const refused = (field: string, reason: string, message: string): CommunityError =>
  new CommunityError('unauthenticated', message, { field, reason });

/**
 * HMAC-SHA256 over `id.timestamp.body`, as bytes.
 *
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signatureOf(
  key: Uint8Array,
  { id, timestamp }: Pick<SignedDelivery, 'id' | 'timestamp'>,
  body: Uint8Array,
): Buffer {
  return createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
}

/**
 * Holds a delivery against the keys of a site. Of the signatures of version `v1`, one must be by one of them; those of other
 * versions are passed over. Throws `unauthenticated` with the header at fault.
 */
export function verifyDelivery(
  keys: readonly Uint8Array[],
  delivery: SignedDelivery,
  body: Uint8Array,
  now: number,
): void {
  const { id, timestamp, signature } = delivery;
  // A full stop in the id would let bytes move from one part to the next under the same signature.
  if (!/^[\x21-\x2d\x2f-\x7e]{1,200}$/.test(id))
    throw refused(
      'webhook-id',
      id === '' ? 'required' : 'format',
      'The delivery has no id that can be read.',
    );
  if (!/^\d{1,12}$/.test(timestamp))
    throw refused(
      'webhook-timestamp',
      timestamp === '' ? 'required' : 'format',
      'Say when it was sent, in seconds since 1970.',
    );
  if (Math.abs(now - Number(timestamp) * 1_000) > TOLERANCE)
    throw refused('webhook-timestamp', 'too-old', 'This was sent more than five minutes from now.');
  const given = signature
    .split(' ', SIGNATURES)
    .flatMap((each) => /^v1,([A-Za-z0-9+/]{43}=)$/.exec(each)?.[1] ?? [])
    .map((text) => Buffer.from(text, 'base64'));
  const expected = keys.map((key) => signatureOf(key, delivery, body));
  // All are compared, so that time tells nothing of which key was near.
  const fits = expected.flatMap((one) => given.map((other) => timingSafeEqual(one, other)));
  if (!fits.includes(true))
    throw refused(
      'webhook-signature',
      signature === '' ? 'required' : 'unknown',
      'No key of this site signed exactly this.',
    );
}
