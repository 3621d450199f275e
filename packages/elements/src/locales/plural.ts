import { cached, formatNumber } from './intl.ts';

const plurals = /* @__PURE__ */ cached((locale) => new Intl.PluralRules(locale));

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** Counts in words: picks the form by the language's plural rules and puts the number in place of `#`. */
export const plural = (locale: string, count: number, forms: Forms): string =>
  (forms[plurals(locale).select(count)] ?? forms.other).replace('#', formatNumber(locale, count));
