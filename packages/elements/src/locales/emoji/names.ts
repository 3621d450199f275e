import { languageOf } from '@hearth/core/domain';
import type { Language } from '@hearth/core/domain';
import type { EmojiNames } from './groups.ts';

const NAMES: Readonly<Record<Language, () => Promise<EmojiNames>>> = {
  ar: async () => (await import('./ar.ts')).ar,
  de: async () => (await import('./de.ts')).de,
  en: async () => (await import('./en.ts')).en,
  es: async () => (await import('./es.ts')).es,
  fr: async () => (await import('./fr.ts')).fr,
  ja: async () => (await import('./ja.ts')).ja,
  nb: async () => (await import('./nb.ts')).nb,
  pt: async () => (await import('./pt.ts')).pt,
};

/** The names in the language of `tag`; English, where Hearth has none. */
export const emojiNames = (tag: string): Promise<EmojiNames> => NAMES[languageOf(tag)]();
