/** How wide words are, in the unit of the width that they have to fit into. */
export type Measure = (words: string) => number;

const ELLIPSIS = '…';

/** Letters as people count them: an emoji of several code points is never torn apart. */
const letters = (words: string): string[] =>
  'Segmenter' in Intl
    ? Array.from(new Intl.Segmenter().segment(words), ({ segment }) => segment)
    : Array.from(words);

/** The longest beginning of `word` that fits, at least one letter. */
function fitting(word: string, width: number, measure: Measure): string {
  const all = letters(word);
  let most = all.length;
  while (most > 1 && measure(all.slice(0, most).join('')) > width) most--;
  return all.slice(0, most).join('');
}

/**
 * Words in lines that fit: broken at blanks, a word that is wider than a line within itself. What `most` lines don't hold is
 * left out, and an ellipsis says so.
 */
export function wrap(words: string, width: number, measure: Measure, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  const rest = words.split(/\s+/).filter(Boolean);
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const longer = line ? `${line} ${word}` : word;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (line) {
      lines.push(line);
      line = '';
      rest.unshift(word);
    } else {
      const begin = fitting(word, width, measure);
      lines.push(begin);
      if (begin.length < word.length) rest.unshift(word.slice(begin.length));
    }
    if (lines.length > most) break;
  }
  if (line) lines.push(line);
  if (lines.length <= most) return lines;
  const last = lines.slice(0, most).at(-1)!;
  return [...lines.slice(0, most - 1), shortened(last, width, measure)];
}

/** With an ellipsis behind it, made shorter until that fits. */
function shortened(line: string, width: number, measure: Measure): string {
  const all = letters(line);
  while (all.length > 1 && measure(all.join('').trimEnd() + ELLIPSIS) > width) all.pop();
  return all.join('').trimEnd() + ELLIPSIS;
}
