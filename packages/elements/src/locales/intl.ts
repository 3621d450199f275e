/**
 * How a language writes something. Intl objects are dear to make: one per locale. A tag that the engine refuses counts as English.
 */
export function formatter<V extends unknown[]>(
  make: (locale: string) => { format(...values: V): string },
): (locale: string, ...values: V) => string {
  const made: Record<string, ReturnType<typeof make>> = { __proto__: null as never };
  const safely = (locale: string): ReturnType<typeof make> => {
    try {
      return make(locale);
    } catch {
      return make('en');
    }
  };
  return (locale, ...values) => (made[locale] ??= safely(locale)).format(...values);
}

export const formatNumber = /* @__PURE__ */ formatter<[value: number]>(
  (locale) => new Intl.NumberFormat(locale),
);

const spans = /* @__PURE__ */ formatter<[span: number, unit: Intl.RelativeTimeFormatUnit]>(
  (locale) => new Intl.RelativeTimeFormat(locale),
);
const names = /* @__PURE__ */ formatter<[span: number, unit: Intl.RelativeTimeFormatUnit]>(
  (locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }),
);

/** In numbers, but for "now": what was 30 hours ago is not always of yesterday, nor what comes in 40 days of next month. */
export const formatSpan = (locale: string, span: number, unit: Intl.RelativeTimeFormatUnit): string =>
  (span ? spans : names)(locale, span, unit);
