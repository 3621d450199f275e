/** Letters of a word that count: what follows is mostly its ending. */
const STEM = 5;
/** Shorter words are mostly particles. */
const SHORTEST = 3;
/** Likeness from which two entries may say the same. */
export const ALIKE = 0.35;

/** Scripts that put no spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/**
 * What a text is about, for comparing texts: the beginnings of its words without case and marks, each once, in order; of
 * scripts without spaces, pairs of letters. Cutting words at five letters finds "export", "exports" and "exporting" alike
 * in any alphabetic language, about as well as stemmers made for each
 * (P. McNamee, C. Nicholas, J. Mayfield, "Addressing Morphological Variation in Alphabetic Languages", SIGIR 2009).
 */
export function termsOf(text: string, limit = 64): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
  const terms = new Set<string>();
  for (const [word] of plain.matchAll(/[\p{L}\p{N}]+/gu)) {
    for (const term of UNSPACED.test(word) ? pairsOf(word) : wordTerm(word)) {
      terms.add(term);
      if (terms.size === limit) return [...terms];
    }
  }
  return [...terms];
}

const wordTerm = (word: string): string[] => {
  const letters = [...word];
  return letters.length < SHORTEST ? [] : [letters.slice(0, STEM).join('')];
};

const pairsOf = (word: string): string[] => {
  const letters = [...word];
  return letters.length < 2 ? letters : letters.slice(1).map((letter, at) => letters[at]! + letter);
};

/**
 * How telling a term is that `found` of `all` texts have: ln(1 + (1 + all) / (1 + found)), so little where all do, and never
 * nothing, since on a board of two ideas a word that both have tells as much as it can
 * (inverse document frequency, smoothed: K. Spärck Jones, Journal of Documentation 28, 1972).
 */
export const weightOf = (found: number, all: number): number =>
  Math.log(1 + (1 + Math.max(all, found)) / (1 + found));

/**
 * How much an entry says what somebody is about to say, from 0 to 1: the mean of how alike their terms are to its title's
 * (Sørensen–Dice: 2·|A∩B| / (|A|+|B|)) and how much of them all its words cover, by weight.
 */
export function likeness(
  said: readonly string[],
  { title, words }: { readonly title: readonly string[]; readonly words: readonly string[] },
  weight: (term: string) => number,
): number {
  if (said.length === 0) return 0;
  const [inTitle, inAll] = [new Set(title), new Set([...title, ...words])];
  const both = said.filter((term) => inTitle.has(term)).length;
  const dice = (2 * both) / (said.length + inTitle.size);
  const sum = (terms: readonly string[]): number => terms.reduce((total, term) => total + weight(term), 0);
  const all = sum(said);
  const covered = sum(said.filter((term) => inAll.has(term)));
  return (dice + (all > 0 ? Math.min(1, covered / all) : dice)) / 2;
}
