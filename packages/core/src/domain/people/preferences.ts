import type { Time } from '../common.ts';
import type { Problem } from '../problem.ts';

/** What members can wish to hear of, or not. `news`: what the brand says of its own accord. */
export const NOTICE_GROUPS = [
  'replies',
  'mentions',
  'answers',
  'posts',
  'polls',
  'recognition',
  'news',
] as const;
export type NoticeGroup = (typeof NOTICE_GROUPS)[number];

/** How soon mail comes, to whom has confirmed an address. */
export const MAIL_PACES = ['off', 'instant', 'daily', 'weekly'] as const;
export type MailPace = (typeof MAIL_PACES)[number];

/** A part of every day in which nothing rings and no mail is sent; it comes afterwards. May go past midnight. */
export interface QuietHours {
  /** `HH:MM`, 00:00 to 23:59. */
  readonly from: string;
  /** Not the same as `from`. */
  readonly to: string;
  /** An IANA zone; without it, the site's. */
  readonly timezone?: string;
}

/** What a member wishes, as far as it is theirs to say. */
export interface Preferences {
  /** BCP 47, of what is sent to them; `null`: the site's. */
  readonly language: string | null;
  readonly mail: MailPace;
  readonly quiet: QuietHours | null;
  /** What they wish to be told of. What they have to know (a place that they waited for) they are told in any case. */
  readonly kinds: Readonly<Record<NoticeGroup, boolean>>;
  /** Whether others see their streak. */
  readonly streak: boolean;
}

/** A change: what is left out stays as it is, also within `kinds`. */
export interface PreferencesChange extends Partial<Omit<Preferences, 'kinds'>> {
  readonly kinds?: Partial<Preferences['kinds']>;
}

const everything = Object.fromEntries(NOTICE_GROUPS.map((group) => [group, true])) as Preferences['kinds'];

/** Of whoever has said nothing. */
export const DEFAULT_PREFERENCES: Preferences = {
  language: null,
  mail: 'daily',
  quiet: null,
  kinds: everything,
  streak: false,
};

export const changedPreferences = (
  before: Preferences,
  { kinds, ...change }: PreferencesChange,
): Preferences => ({ ...before, ...change, kinds: { ...before.kinds, ...kinds } });

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

const accepts = (check: () => unknown): boolean => {
  try {
    check();
    return true;
  } catch {
    return false;
  }
};

/** What is wrong with a change. */
export function preferencesProblems({
  language,
  mail,
  quiet,
  kinds = {},
  streak,
}: PreferencesChange): Problem[] {
  const list: Problem[] = [];
  const refuse = (field: string, hint: string): void => void list.push({ field, reason: 'format', hint });
  if (language !== undefined && language !== null)
    if (language.length > 35 || !accepts(() => Intl.getCanonicalLocales(language)))
      refuse('language', 'Write a language tag, such as en or de-AT.');
  if (mail !== undefined && !MAIL_PACES.includes(mail)) refuse('mail', `Write ${MAIL_PACES.join(', ')}.`);
  if (streak !== undefined && typeof streak !== 'boolean') refuse('streak', 'Write true or false.');
  for (const [group, wanted] of Object.entries(kinds))
    if (!(NOTICE_GROUPS as readonly string[]).includes(group) || typeof wanted !== 'boolean')
      refuse(`kinds.${group}`, `Write true or false for one of: ${NOTICE_GROUPS.join(', ')}.`);
  if (quiet) {
    for (const field of ['from', 'to'] as const)
      if (!TIME_OF_DAY.test(quiet[field])) refuse(`quiet.${field}`, 'Write a time of day, such as 22:00.');
    if (quiet.from === quiet.to) refuse('quiet.to', 'Quiet hours have an end.');
    const { timezone } = quiet;
    if (timezone !== undefined)
      if (timezone.length > 100 || !accepts(() => Intl.DateTimeFormat('en', { timeZone: timezone })))
        refuse('quiet.timezone', 'Write an IANA zone, such as Europe/Berlin.');
  }
  return list;
}

const MINUTE = 60_000;
const DAY = 1_440;

/** Formats are costly to make; there are as many as zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** Minutes since midnight by a zone's clocks. */
function minuteOfDay(at: Time, zone: string): number {
  let format = formats.get(zone);
  if (!format) {
    const clock = { hour: 'numeric', minute: 'numeric', hourCycle: 'h23', numberingSystem: 'latn' } as const;
    formats.set(zone, (format = new Intl.DateTimeFormat('en', { timeZone: zone, ...clock })));
  }
  let minutes = 0;
  for (const { type, value } of format.formatToParts(at))
    if (type === 'hour' || type === 'minute') minutes += Number(value) * (type === 'hour' ? 60 : 1);
  return minutes;
}

const ofDay = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Whether a moment is within quiet hours: from their first minute on, up to before their last. `site`: its zone. */
export function isQuiet(quiet: QuietHours | null, site: string, at: Time): boolean {
  if (!quiet) return false;
  const [from, to] = [ofDay(quiet.from), ofDay(quiet.to)];
  const now = minuteOfDay(at, quiet.timezone ?? site);
  return from < to ? from <= now && now < to : from <= now || now < to;
}

/** When it is not quiet any more: `at`, if it isn't then; else the end of the quiet hours, to the minute. */
export function quietEnds(quiet: QuietHours | null, site: string, at: Time): Time {
  if (!quiet || !isQuiet(quiet, site, at)) return at;
  const begin = Math.floor(at / MINUTE);
  const left = (ofDay(quiet.to) - minuteOfDay(at, quiet.timezone ?? site) + DAY) % DAY;
  const ended = (minute: number): boolean => !isQuiet(quiet, site, minute * MINUTE);
  const guess = begin + left;
  if (ended(guess) && !ended(guess - 1)) return guess * MINUTE;
  // Clocks are changed in between: looked for, from before the guess on.
  let minute = Math.max(begin, guess - 180);
  while (!ended(minute)) minute++;
  return minute * MINUTE;
}
