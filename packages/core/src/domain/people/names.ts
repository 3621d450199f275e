/** The longest display name, in UTF-16 code units. */
export const NAME_LIMIT = 50;

/** Of a name: it is kept for the community (`reserved`), or could be taken for that of somebody of its staff (`lookalike`). */
export type NameFlaw = 'reserved' | 'lookalike';

/** What is wrong with a text that somebody entered, as a stable code. */
export interface Flaw {
  readonly reason: 'required' | 'too-long' | 'format' | NameFlaw;
  /** `too-long`: the most UTF-16 code units allowed. */
  readonly limit?: number;
}

/**
 * Control and format characters (bidi overrides, zero-width ones, tags), line separators, lone surrogates and
 * private use: they let a name look like another, or turn the text around it.
 */
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u;
/**
 * Joiners where they are part of how a name is written: in Arabic and in scripts of India and its neighbours (UAX #31, 2.3), and in
 * emoji that are made of several.
 */
const JOINERS =
  /(?<=[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}])[\u200c\u200d](?=[\p{L}\p{M}])|(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}]\ufe0f?)\u200d(?=\p{Extended_Pictographic})/gu;
/** Letters and symbols that draw nothing: Hangul fillers, the Braille blank. */
const BLANK = /[\u115f\u1160\u2800\u3164\uffa0]/g;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** NFC (UAX #15), without spaces around, and one space for several. */
export const tidyName = (name: string): string =>
  name
    .normalize('NFC')
    .trim()
    .replace(/\p{Zs}+/gu, ' ');

/** Why a tidied name cannot be used; `null` when it can. */
export function nameFlaw(name: string): Flaw | null {
  if (FORBIDDEN.test(name.replace(JOINERS, ''))) return { reason: 'format' };
  if (!VISIBLE.test(name.replace(BLANK, ''))) return { reason: name.trim() === '' ? 'required' : 'format' };
  return name.length > NAME_LIMIT ? { reason: 'too-long', limit: NAME_LIMIT } : null;
}

/**
 * The nearest usable name, for names that no person can be asked about (a signed identity, an import). Falls back to
 * `fallback` where nothing is left.
 */
export function mendName(name: string, fallback: string): string {
  const joined = [...name.matchAll(JOINERS)].map(({ index }) => index);
  const clean = tidyName(
    name.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, (char, at: number) =>
      joined.includes(at) ? char : ' ',
    ),
  );
  let cut = '';
  for (const char of clean) {
    if (cut.length + char.length > NAME_LIMIT) break;
    cut += char;
  }
  cut = cut.trim();
  return nameFlaw(cut) === null ? cut : fallback;
}
