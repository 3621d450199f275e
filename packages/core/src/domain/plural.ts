const makers = new Map<string, { readonly rules: Intl.PluralRules; readonly numbers: Intl.NumberFormat }>();

/** A text for each of the forms that a language has. */
type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** Counts in words: picks the form by the language's plural rules (Unicode CLDR) and puts the number in place of the first `#`. */
export function plural(locale: string, count: number, forms: PluralForms): string {
  let known = makers.get(locale);
  if (!known)
    makers.set(
      locale,
      (known = { rules: new Intl.PluralRules(locale), numbers: new Intl.NumberFormat(locale) }),
    );
  const { rules, numbers } = known;
  return (forms[rules.select(count)] ?? forms.other).replace('#', numbers.format(count));
}
