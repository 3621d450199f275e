import type { EmojiNames } from './groups.ts';

const norwegian = async (): Promise<EmojiNames> => (await import('./nb.ts')).nb;

const NAMES: Readonly<Record<string, () => Promise<EmojiNames>>> = {
  ar: async () => (await import('./ar.ts')).ar,
  de: async () => (await import('./de.ts')).de,
  es: async () => (await import('./es.ts')).es,
  fr: async () => (await import('./fr.ts')).fr,
  ja: async () => (await import('./ja.ts')).ja,
  nb: norwegian,
  nn: norwegian,
  no: norwegian,
  pt: async () => (await import('./pt.ts')).pt,
};

/** The names in the language of `tag`; English, where Hearth has none. */
export async function emojiNames(tag: string): Promise<EmojiNames> {
  const [language = ''] = tag.toLowerCase().split('-');
  return Object.hasOwn(NAMES, language) ? NAMES[language]!() : (await import('./en.ts')).en;
}
