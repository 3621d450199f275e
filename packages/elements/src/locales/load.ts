import { directionOf, languageOf } from '@hearth/core/domain';
import type { Language } from '@hearth/core/domain';
import { writing } from './format.ts';
import { formatNumber, formatSpan } from './intl.ts';
import { languages } from './languages.ts';
import type { Load } from './languages.ts';
import type { Messages } from './messages.ts';

/** Those that Hearth brings along; English rides with the code. */
const ours: Readonly<Record<Exclude<Language, 'en'>, Load>> & { readonly en?: Load } = {
  ar: async () => (await import('./ar.ts')).ar,
  de: async () => (await import('./de.ts')).de,
  es: async () => (await import('./es.ts')).es,
  fr: async () => (await import('./fr.ts')).fr,
  ja: async () => (await import('./ja.ts')).ja,
  nb: async () => (await import('./nb.ts')).nb,
  pt: async () => (await import('./pt.ts')).pt,
};
const loaded = new Map<Load, Messages>();
writing.number = (value, locale) => formatNumber(locale, value);
writing.span = (span, unit, locale) => formatSpan(locale, span, unit as Intl.RelativeTimeFormatUnit);

/** What a widget speaks: the tag for formats, and the words, or `null` for English (whose words ride with the code). */
export interface Speech {
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
  readonly words: Messages | null;
}

/**
 * Words for `locale`: the exact tag, else its language, else English. At once where they are known; a language whose file does
 * not load falls back to English.
 */
export function speech(locale: string): Speech | Promise<Speech> {
  const english: Speech = { locale: /^en\b/i.test(locale) ? locale : 'en', dir: 'ltr', words: null };
  const [wanted, language = ''] = [locale.toLowerCase(), /^[a-z]+/i.exec(locale)?.[0].toLowerCase()];
  const load = languages.get(wanted) ?? languages.get(language) ?? ours[languageOf(locale)];
  if (!load) return english;
  const as = (words: Messages): Speech => {
    loaded.set(load, words);
    return { locale, dir: directionOf(locale), words };
  };
  const known = loaded.get(load);
  return known ? as(known) : load().then(as, () => english);
}
