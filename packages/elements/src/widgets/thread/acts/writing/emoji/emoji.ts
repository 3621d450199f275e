import { EMOJI_GROUPS } from '../../../../../locales/emoji/groups.ts';
import type { EmojiGroup, EmojiNames } from '../../../../../locales/emoji/groups.ts';
import { fold } from '../mention.ts';

export interface Emoji {
  readonly char: string;
  readonly name: string;
  /** What it is found by, as it is compared. */
  readonly words: readonly string[];
}

/** Emoji that stand together, in rows. */
export interface EmojiSet {
  readonly id: EmojiGroup | 'recent' | 'found';
  readonly emoji: readonly Emoji[];
}

/** The most that is kept of what was used: one row. */
export const COLUMNS = 8;

/** What the names hold, group by group. */
export function emojiSets(names: EmojiNames): readonly EmojiSet[] {
  return EMOJI_GROUPS.map((id) => ({ id, emoji: names[id].split('\n').map(emojiOf) }));
}

function emojiOf(line: string): Emoji {
  const blank = line.indexOf(' ');
  const all = line.slice(blank + 1);
  const [name = ''] = all.split(', ');
  return { char: line.slice(0, blank), name, words: fold(all).split(/[\s,-]+/) };
}

/** Those of which each word of `query` begins a word, best first: where it begins the name. */
export function findEmoji(sets: readonly EmojiSet[], query: string): readonly Emoji[] {
  const wanted = fold(query)
    .split(/[\s,-]+/)
    .filter(Boolean);
  const found = sets
    .flatMap(({ emoji }) => emoji)
    .filter(({ words }) => wanted.every((part) => words.some((word) => word.startsWith(part))));
  const first = ({ words }: Emoji): boolean => words[0]!.startsWith(wanted[0] ?? '');
  return [...found.filter(first), ...found.filter((emoji) => !first(emoji))];
}

/** What was used, with `char` before all others. */
export const used = (recent: readonly string[], char: string): readonly string[] =>
  [char, ...recent.filter((one) => one !== char)].slice(0, COLUMNS);
