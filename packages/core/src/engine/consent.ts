import type { Time } from '../domain/common.ts';
import { licenceWords, type Reuse, type ReuseTerms } from '../domain/polls/reuse.ts';

/** An author's consent from now on, in the words of now. */
export async function agreedTo({ licence: text }: ReuseTerms, at: Time): Promise<Reuse> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(licenceWords(text)));
  const hex = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { at, licence: hex.slice(0, 32), text };
}
