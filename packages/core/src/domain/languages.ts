/** The languages that Hearth speaks by itself, as BCP 47 has them. */
export const LANGUAGES = ['ar', 'de', 'en', 'es', 'fr', 'ja', 'nb', 'pt'] as const;

export type Language = (typeof LANGUAGES)[number];

/** Which of them a BCP 47 tag asks for, whatever its region; `en` for all others. Norwegian goes by any of its names. */
export function languageOf(tag: string): Language {
  const [asked] = tag.toLowerCase().split(/[-_]/);
  const known = asked === 'no' || asked === 'nn' ? 'nb' : asked;
  return LANGUAGES.find((each) => each === known) ?? 'en';
}
