import { cached, formatNumber } from './intl.ts';

// In files of their own: what is read first needs neither.
export { formatDate, formatDateTime } from './dates.ts';
export { plural } from './plural.ts';
export { formatNumber };

const spans = /* @__PURE__ */ cached((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** How long ago (or ahead) in words, in the largest unit that is full: "3 hours ago", "yesterday", "now". */
export function formatRelative(locale: string, time: number, now: number): string {
  const span = time - now;
  const [unit, size] = STEPS.find(([, step]) => Math.abs(span) >= step) ?? (['second', Infinity] as const);
  return spans(locale).format(Math.trunc(span / size) || 0, unit);
}
