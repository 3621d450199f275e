import type { Time } from '../domain/common.ts';

/** RFC 3339, in UTC: what `datetime`, Atom and schema.org take. */
export const timestamp = (time: Time): string => new Date(time).toISOString();

/** Formats are dear to make; sites have few zones, and we have few languages. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** Date and time in words, as clocks in `zone` (IANA) show it. */
export function timeWords(time: Time, lang: string, zone: string): string {
  const key = `${lang} ${zone}`;
  let format = formats.get(key);
  if (!format)
    formats.set(
      key,
      (format = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeStyle: 'short', timeZone: zone })),
    );
  return format.format(time);
}
