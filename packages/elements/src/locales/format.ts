/** Intl objects are dear to make: one per locale and kind. A tag that the engine refuses counts as English. */
function cached<T>(make: (locale: string) => T): (locale: string) => T {
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

const numbers = cached((locale) => new Intl.NumberFormat(locale));
const plurals = cached((locale) => new Intl.PluralRules(locale));
const dates = cached((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }));
const days = cached((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }));
const spans = cached((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));

export const formatNumber = (locale: string, value: number): string => numbers(locale).format(value);
/** Date and time in full. */
export const formatDateTime = (locale: string, time: number): string => dates(locale).format(time);
export const formatDate = (locale: string, time: number): string => days(locale).format(time);

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** Counts in words: picks the form by the language's plural rules and puts the number in place of `#`. */
export const plural = (locale: string, count: number, forms: Forms): string =>
  (forms[plurals(locale).select(count)] ?? forms.other).replace('#', formatNumber(locale, count));

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** How long ago (or ahead) in words, in the largest unit that is full: "3 hours ago", "yesterday", "now". */
export function formatRelative(locale: string, time: number, now: number): string {
  const span = time - now;
  const [unit, size] = STEPS.find(([, step]) => Math.abs(span) >= step) ?? (['second', Infinity] as const);
  return spans(locale).format(Math.trunc(span / size) || 0, unit);
}
