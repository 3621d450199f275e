/** The longest first name shown, in code points. */
const LIMIT = 40;

/** What others may see of a friend: the first word of the name, and of a mail address nothing behind the @. */
export function firstName(name: string): string {
  const word =
    name
      .normalize('NFC')
      .trim()
      .split(/[\s@]+/u)[0] ?? '';
  return [...word].slice(0, LIMIT).join('');
}
