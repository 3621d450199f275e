import type { EmojiNames } from './groups.ts';

/** The names in the language of `tag`; English, where Hearth has none. */
export async function emojiNames(tag: string): Promise<EmojiNames> {
  return /^de\b/i.test(tag) ? (await import('./de.ts')).de : (await import('./en.ts')).en;
}
