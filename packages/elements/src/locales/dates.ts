import { formatter } from './intl.ts';

/** Date and time in full. */
export const formatDateTime = /* @__PURE__ */ formatter<[time: number]>(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }),
);

export const formatDate = /* @__PURE__ */ formatter<[time: number]>(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }),
);
