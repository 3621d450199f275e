/** Intl objects are dear to make: one per locale and kind. A tag that the engine refuses counts as English. */
export function cached<T>(make: (locale: string) => T): (locale: string) => T {
  const made = new Map<string, T>();
  return (locale) => {
    let one = made.get(locale);
    if (one === undefined) {
      try {
        one = make(locale);
      } catch {
        one = make('en');
      }
      made.set(locale, one);
    }
    return one;
  };
}

const numbers = /* @__PURE__ */ cached((locale) => new Intl.NumberFormat(locale));

export const formatNumber = (locale: string, value: number): string => numbers(locale).format(value);
