import { cached } from './intl.ts';

const dates = /* @__PURE__ */ cached(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }),
);
const days = /* @__PURE__ */ cached((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }));

/** Date and time in full. */
export const formatDateTime = (locale: string, time: number): string => dates(locale).format(time);
export const formatDate = (locale: string, time: number): string => days(locale).format(time);
