import type { Messages } from './messages.ts';

type Load = () => Promise<Messages>;

const languages = new Map<string, Load>([['de', async () => (await import('./de.ts')).de]]);
const loaded = new Map<string, Messages>();
const RTL = /^(ar|dv|fa|he|ku-arab|ps|sd|ug|ur|yi)\b/i;

/** What a widget speaks: the tag for formats, and the words, or `null` for English (whose words ride with the code). */
export interface Speech {
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
  readonly words: Messages | null;
}

/** Adds a language, or replaces one. `tag`: BCP 47, mostly just the language ("fr"). */
export function registerLocale(tag: string, load: Load): void {
  languages.set(tag.toLowerCase(), load);
  loaded.delete(tag.toLowerCase());
}

/**
 * Words for `locale`: the exact tag, else its language, else English. At once where they are known; a language whose file does
 * not load falls back to English.
 */
export function speech(locale: string): Speech | Promise<Speech> {
  const english: Speech = { locale: /^en\b/i.test(locale) ? locale : 'en', dir: 'ltr', words: null };
  const [wanted, language = ''] = [locale.toLowerCase(), /^[a-z]+/i.exec(locale)?.[0].toLowerCase()];
  const key = languages.has(wanted) ? wanted : language;
  const as = (words: Messages): Speech => {
    loaded.set(key, words);
    return { locale, dir: RTL.test(locale) ? 'rtl' : 'ltr', words };
  };
  const known = loaded.get(key);
  return known
    ? as(known)
    : (languages
        .get(key)?.()
        .then(as, () => english) ?? english);
}
