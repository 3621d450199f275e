/** In the order in which they are shown. */
export const EMOJI_GROUPS = [
  'smileys',
  'people',
  'nature',
  'food',
  'activities',
  'travel',
  'objects',
  'symbols',
] as const;
export type EmojiGroup = (typeof EMOJI_GROUPS)[number];

/** Per group a line for each emoji: itself, a blank, its name, and after commas what else it is searched by. */
export type EmojiNames = Readonly<Record<EmojiGroup, string>>;
