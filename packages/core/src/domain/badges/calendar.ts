import type { Time } from '../common.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Quarters of an hour whose offsets are remembered: some hundred days. */
const KEPT = 10_000;
/** No zone moves its clocks but at the beginning of one. */
const QUARTER = HOUR / 4;

/** Days, weeks and months of a site's calendar, as whole numbers that rise with time. */
export interface Calendar {
  /** Days since 1970-01-01. */
  day(at: Time): number;
  /** Weeks since that of 1970-01-01; they begin on Monday (ISO 8601). */
  week(at: Time): number;
  /** Months since January of the year 0. */
  month(at: Time): number;
}

/** @param zone an IANA zone that the runtime knows, such as `Europe/Berlin`. */
export function calendarOf(zone: string): Calendar {
  const local = zone === 'UTC' ? (at: Time) => at : localTime(zone);
  const day = (at: Time): number => Math.floor(local(at) / DAY);
  return {
    day,
    // 1970-01-01 was a Thursday.
    week: (at) => Math.floor((day(at) + 3) / 7),
    month: (at) => {
      const date = new Date(local(at));
      return date.getUTCFullYear() * 12 + date.getUTCMonth();
    },
  };
}

/** What clocks of a zone show, as if it were UTC. */
function localTime(zone: string): (at: Time) => number {
  const format = new Intl.DateTimeFormat('en-US-u-ca-gregory', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const offsets = new Map<number, number>();
  const offsetAt = (at: Time): number => {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const shown = Date.UTC(
      part['year']!,
      part['month']! - 1,
      part['day'],
      part['hour'],
      part['minute'],
      part['second'],
    );
    return shown - at;
  };
  return (at) => {
    const quarter = Math.floor(at / QUARTER);
    let offset = offsets.get(quarter);
    if (offset === undefined) {
      if (offsets.size >= KEPT) offsets.clear();
      offsets.set(quarter, (offset = offsetAt(quarter * QUARTER)));
    }
    return at + offset;
  };
}
