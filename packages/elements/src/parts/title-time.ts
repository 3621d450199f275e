import { formatDateTime } from '../locales/dates.ts';

/** Titles the `<time>` that is, holds or is held by `target` with its full date and time: the formatter is too dear to make for all. */
export function titleTime(target: Element, locale: string): void {
  const time = target.closest('time') ?? target.querySelector<HTMLTimeElement>(':scope > time');
  if (time) time.title = formatDateTime(locale, Date.parse(time.dateTime));
}
