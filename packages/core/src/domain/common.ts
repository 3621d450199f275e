/** An opaque identifier. Our own backends use UUIDv7 (RFC 9562), in lower case with hyphens. */
export type Id = string;

/** A moment: UTC milliseconds since 1970-01-01. Order and time are always the backend's. */
export type Time = number;

/** Text that a brand wrote: one string, or one string per BCP 47 locale ("en", "de-AT"). */
export type Text = string | Readonly<Record<string, string>>;

/** A position in a site's log, opaque to clients. Ours are `epoch.seq`. */
export type Cursor = string;

/** Picks the wording of `text` for `locale`: exact tag, then its language, then English, then whatever is there. */
export function wording(text: Text, locale: string): string {
  if (typeof text === 'string') return text;
  return text[locale] ?? text[locale.split('-')[0]!] ?? text['en'] ?? Object.values(text)[0] ?? '';
}
