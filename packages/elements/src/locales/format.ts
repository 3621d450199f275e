import { formatter } from './intl.ts';

// In files of their own: what is read first needs neither.
export { formatDate, formatDateTime } from './dates.ts';

const inWords = /* @__PURE__ */ formatter<[span: number, unit: Intl.RelativeTimeFormatUnit]>(
  (locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }),
);

/** How many of a unit make one of the next; a month and a year are means (365.25 days). */
const STEPS = Object.entries({
  second: 60,
  minute: 60,
  hour: 24,
  day: 7,
  week: 4.348125,
  month: 12,
  year: 1 / 0,
});

/** How long ago (or ahead) in words, in the largest unit that is full: "3 hours ago", "yesterday", "now". */
export function formatRelative(locale: string, time: number, now: number): string {
  let span = (time - now) / 1000;
  const [unit] = STEPS.find(([, size]) => Math.abs(span) < size || ((span /= size), false))!;
  return inWords(locale, unit === 'second' ? 0 : Math.trunc(span), unit as Intl.RelativeTimeFormatUnit);
}
