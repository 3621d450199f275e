import type { Flaw } from '../people/names.ts';

/** The longest address, and its part before the @ (RFC 5321 §4.5.3.1). */
const [LIMIT, LOCAL_LIMIT] = [254, 64];
/** A dot-string (RFC 5321 §4.1.2): no quotes, comments, spaces or control characters, so nothing in it can end a header or a command. */
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

/** An address as it is written to: without spaces around, its host in lower case and as ASCII (`bücher.example` → `xn--…`). */
export function tidyAddress(address: string): string {
  const text = address.normalize('NFC').trim();
  const at = text.lastIndexOf('@');
  const host = text.slice(at + 1);
  // What is no host's name stays as it is, and is refused by its form.
  if (at < 0 || host === '' || /[^\p{L}\p{M}\p{N}.-]/u.test(host) || !URL.canParse(`https://${host}`))
    return text;
  return `${text.slice(0, at)}@${new URL(`https://${host}`).hostname}`;
}

/** Why a tidied address cannot be written to; `null` when it can. Whether there is such a mailbox, only a mail can tell. */
export function addressFlaw(address: string): Flaw | null {
  if (address === '') return { reason: 'required' };
  if (address.length > LIMIT) return { reason: 'too-long', limit: LIMIT };
  const at = address.lastIndexOf('@');
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  const good = at > 0 && local.length <= LOCAL_LIMIT && LOCAL.test(local) && DOMAIN.test(domain);
  return good ? null : { reason: 'format' };
}

/** Enough to know one's own address by, and too little to write to it: `m•••@example.org`. */
export const maskAddress = (address: string): string => {
  const at = address.lastIndexOf('@');
  return `${[...address][0] ?? ''}•••${address.slice(at)}`;
};
