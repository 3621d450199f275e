/** A date, as short as it can be without being ambiguous. A tag that the engine refuses counts as English. */
export function formatDate(
  locale: string,
  time: number,
  style: Intl.DateTimeFormatOptions = { dateStyle: 'medium' },
): string {
  const date = new Date(time);
  try {
    return date.toLocaleString(locale, style);
  } catch {
    return date.toLocaleString('en', style);
  }
}

/** Date and time in full. */
export const formatDateTime = (locale: string, time: number): string =>
  formatDate(locale, time, { dateStyle: 'long', timeStyle: 'short' });
