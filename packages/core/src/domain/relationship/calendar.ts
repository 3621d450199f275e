import type { Time } from '../common.ts';

const DAY = 86_400_000;

/** Formats are costly to make; there are as many as sites have zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en', {
      timeZone: zone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}

/** The local date of a moment in an IANA zone. Months from 1. */
export function dateOf(at: Time, zone: string): { year: number; month: number; day: number } {
  const date = { year: 0, month: 0, day: 0 };
  for (const { type, value } of formatOf(zone).formatToParts(at))
    if (type === 'year' || type === 'month' || type === 'day') date[type] = Number(value);
  return date;
}

/** The ISO 8601 week (Monday to Sunday) of a moment by a zone's calendar: weeks since that of 1970-01-01, which is 0. */
export function weekOf(at: Time, zone: string): number {
  const { year, month, day } = dateOf(at, zone);
  // 1970-01-01 was a Thursday, three days into its week.
  return Math.floor((Date.UTC(year, month - 1, day) / DAY + 3) / 7);
}

/** When the week of a moment ends: the first moment of the next one, to the minute. */
export function weekEnd(at: Time, zone: string): Time {
  const week = weekOf(at, zone);
  // Zones are at most 14 hours from UTC, and change their clocks: looked for, not calculated.
  let [inside, behind] = [at, ((week + 1) * 7 - 3) * DAY + DAY];
  while (behind - inside > 60_000) {
    const between = Math.floor((inside + behind) / 2);
    if (weekOf(between, zone) > week) behind = between;
    else inside = between;
  }
  return Math.floor(behind / 60_000) * 60_000;
}

/** The quarter of a year: four times the year, plus 0 to 3. */
export function quarterOf(at: Time, zone: string): number {
  const { year, month } = dateOf(at, zone);
  return year * 4 + Math.floor((month - 1) / 3);
}
