import { calendarOf, type Calendar } from '../badges/calendar.ts';
import type { Time } from '../common.ts';

const DAY = 86_400_000;

const calendars = new Map<string, Calendar>();

/** The day of a zone's calendar, as days since 1970-01-01. */
export function dayIn(zone: string, at: Time): number {
  let calendar = calendars.get(zone);
  if (!calendar) calendars.set(zone, (calendar = calendarOf(zone)));
  return calendar.day(at);
}

export const yearOfDay = (day: number): number => new Date(day * DAY).getUTCFullYear();

/** The first day of a year. */
export const newYear = (year: number): number => Date.UTC(year, 0) / DAY;

/** When a day of a zone's calendar begins: found by looking, since zones change their clocks. */
export function beginOfDay(zone: string, day: number): Time {
  let [low, high] = [day * DAY - DAY, day * DAY + DAY];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (dayIn(zone, middle) < day) low = middle;
    else high = middle;
  }
  return high;
}
