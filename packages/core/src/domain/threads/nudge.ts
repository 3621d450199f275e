/**
 * Whether words hold one of a site's, as a whole word or phrase, in any case (NFKC, UAX #15): then their author is asked to
 * read them over. Nothing is forbidden by it, so it may be coarse, and whoever wants to get round it need only confirm.
 */
export function isNudged(source: string, words: readonly string[]): boolean {
  if (words.length === 0) return false;
  const text = ` ${plain(source)} `;
  return words.some((word) => {
    const wanted = plain(word);
    return wanted !== '' && text.includes(` ${wanted} `);
  });
}

/** Letters and digits, with one space for everything between. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
