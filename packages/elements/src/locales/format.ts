import { english, grouped } from './english.ts';

export interface Writing {
  number(this: void, value: number, locale: string): string;
  span(this: void, span: number, unit: string, locale: string): string;
}

/**
 * How numbers and spans of time are written, by locale. English is written without `Intl`, whose first use costs a page tens of
 * milliseconds; with the first other language (`load.ts`), `Intl` writes all of them.
 */
export const writing: Writing = { number: grouped, span: english };

const UNITS = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'];
/** How many of a unit make one of the next; a month and a year are means (365.25 days). */
const STEPS = [60, 60, 24, 7, 4.348125, 12];

/** How long ago (or ahead) in words, in the largest unit that is full: "3 hours ago", "in 1 month", "now". */
export function formatRelative(locale: string, time: number, now: number): string {
  let span = (time - now) / 1000;
  let unit = 0;
  // Of years there is no next: nothing is as large as `undefined`.
  while (Math.abs(span) >= STEPS[unit]!) span /= STEPS[unit++]!;
  return writing.span(unit && Math.trunc(span), UNITS[unit]!, locale);
}
