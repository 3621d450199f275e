import { beginOfDay, dayIn } from '../gratitude/calendar.ts';
import type { Time } from '../common.ts';
import type { Problem } from '../problem.ts';
import type { MailPace } from '../people/preferences.ts';
import { addressFlaw } from './address.ts';
import type { MailFault, MailSettings } from './types.ts';

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

/** How long a link that confirms an address is good. */
export const CONFIRM_LIFE = 2 * DAY;
/** Confirmations that one member may ask for in a day, and that go to one address, whoever asks. */
export const CONFIRM_LIMIT = { member: 5, address: 3, apart: MINUTE } as const;
/** What is told at once waits so long: whoever is there reads it in place, and several answers are one mail. */
export const INSTANT_REST = 2 * MINUTE;
/** What happened longer ago is not written about any more. */
export const NEWS_LIFE = 30 * DAY;
/** So long a mail's row stays after it was sent, and so does what was mailed: longer than news lives. */
export const MAIL_KEPT = 40 * DAY;
/** Refusals for good, one after the other, after which nothing goes to an address any more. */
export const REFUSALS = 3;
/** Things that one mail tells of; of more it says how many. */
export const MAIL_ITEMS = 20;

/** How long to wait after the first failed try, the second and so on; then a mail is given up, after about two days. */
const PAUSES: readonly number[] = [
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  24 * HOUR,
];

/** When a mail is tried again after its `failed`th failure, 1 for the first; `null`: it is given up. `spread` from 0 to 1 stretches it. */
export function nextMailTry(failed: number, fault: MailFault, now: Time, spread = 0): Time | null {
  if (fault === 'address' || fault === 'content') return null;
  const pause = PAUSES[failed - 1];
  return pause === undefined ? null : now + Math.round(pause * (1 + spread / 10));
}

/**
 * When a member who wishes to be written to at this pace is told of something that rings at `at`; `null`: not by mail. Digests go
 * out at an hour of the site's day, also where clocks are changed: an hour that a day does not have is the next one.
 */
export function mailAt(
  pace: MailPace,
  at: Time,
  { hour, weekday }: Pick<MailSettings, 'hour' | 'weekday'>,
  zone: string,
): Time | null {
  if (pace === 'off') return null;
  if (pace === 'instant') return at + INSTANT_REST;
  for (let day = dayIn(zone, at); ; day++) {
    // 1970-01-01 was a Thursday.
    if (pace === 'weekly' && ((day + 3) % 7) + 1 !== weekday) continue;
    const time = atHour(zone, day, hour);
    if (time > at) return time;
  }
}

/** A moment of a day by its zone's clocks. */
function atHour(zone: string, day: number, hour: number): Time {
  const begin = beginOfDay(zone, day);
  const shown = (at: Time): number => Number(hourFormat(zone).format(at));
  // An hour earlier or later where clocks were changed before it.
  for (const at of [begin + hour * HOUR, begin + (hour - 1) * HOUR, begin + (hour + 1) * HOUR])
    if (shown(at) === hour && dayIn(zone, at) === day) return at;
  return begin + hour * HOUR;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function hourFormat(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format)
    formats.set(
      zone,
      (format = new Intl.DateTimeFormat('en', {
        timeZone: zone,
        hour: 'numeric',
        hourCycle: 'h23',
        numberingSystem: 'latn',
      })),
    );
  return format;
}

/** What is wrong with how a community wants to write. */
export function mailProblems({ from, name, replyTo, page, hour, weekday }: MailSettings): Problem[] {
  const list: Problem[] = [];
  const refuse = (field: string, hint: string): void => void list.push({ field, reason: 'format', hint });
  if (addressFlaw(from)) refuse('from', 'Write an address, such as hello@shop.example.');
  if (replyTo !== undefined && addressFlaw(replyTo))
    refuse('replyTo', 'Write an address, such as hello@shop.example.');
  if (name !== undefined && (name.length > 100 || /\p{Cc}/u.test(name)))
    refuse('name', 'Write a name of at most 100 characters, on one line.');
  if (page !== undefined && (!URL.canParse(page) || !/^https?:$/.test(new URL(page).protocol)))
    refuse('page', 'Write the whole address of a page, such as https://shop.example/community.');
  if (!(hour >= 0 && hour <= 23)) refuse('hour', 'Write an hour from 0 to 23.');
  if (!(weekday >= 1 && weekday <= 7)) refuse('weekday', 'Write a day of the week, such as monday.');
  return list;
}
