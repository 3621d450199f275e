/** Providers that deliver `a.b@` to `ab@`, with their other names. */
const DOTLESS: Readonly<Record<string, string>> = { 'gmail.com': 'gmail.com', 'googlemail.com': 'gmail.com' };

/** The longest address (RFC 5321, section 4.5.3.1). */
const LIMIT = 254;

/**
 * An e-mail address as its mailbox: lower case, without what follows a plus, and for Gmail without dots. For telling whether two
 * are the same person's, never for writing to them. `null` for what is no address.
 */
export function mailboxOf(address: string): string | null {
  const text = address.normalize('NFKC').trim().toLowerCase();
  const at = text.lastIndexOf('@');
  if (at < 1 || text.length > LIMIT || /\s/.test(text)) return null;
  const host = text.slice(at + 1).replace(/\.$/, '');
  if (!URL.canParse(`http://${host}`) || !host.includes('.')) return null;
  const { hostname } = new URL(`http://${host}`);
  const domain = DOTLESS[hostname] ?? hostname;
  const plain = text.slice(0, at).replace(/\+.*$/s, '');
  const local = domain in DOTLESS ? plain.replaceAll('.', '') : plain;
  return local === '' ? null : `${local}@${domain}`;
}
