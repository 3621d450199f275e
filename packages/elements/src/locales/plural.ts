import { formatNumber, formatter } from './intl.ts';

const rule = /* @__PURE__ */ formatter<[count: number]>((locale) => {
  const rules = new Intl.PluralRules(locale);
  return { format: (count) => rules.select(count) };
});

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** Counts in words: picks the form by the language's plural rules and puts the number in place of `#`. */
export const plural = (locale: string, count: number, forms: Forms): string =>
  (forms[rule(locale, count) as Intl.LDMLPluralRule] ?? forms.other).replace(
    '#',
    formatNumber(locale, count),
  );
