import { join, split, trimmed } from './selection.ts';
import type { Selection, Writing } from './selection.ts';

type Mark = 'bold' | 'italic' | 'code';

const WORD = /[\p{L}\p{N}_]/u;

const runAtEnd = (text: string, char: string): number => {
  let at = text.length;
  while (at > 0 && text[at - 1] === char) at--;
  return text.length - at;
};
const runAtStart = (text: string, char: string): number => {
  let at = 0;
  while (text[at] === char) at++;
  return at;
};

/** Whether `mark` stands at both sides. Asterisks add up: two are bold, one is italic, three are both. */
function stands(mark: string, left: number, right: number): boolean {
  const run = Math.min(left, right);
  return mark === '*' ? run % 2 === 1 : run >= mark.length;
}

/** Code that holds backticks stands in more of them, with a blank between (CommonMark 0.31, 6.1). */
function ticks(inner: string): readonly [open: string, close: string] {
  const longest = Math.max(0, ...[...inner.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest ? [`${fence} `, ` ${fence}`] : [fence, fence];
}

/** Marks that say `kind`, the one that is written first. */
function marksOf(kind: Mark, [before, inner, after]: ReturnType<typeof split>): readonly string[] {
  if (kind === 'bold') return ['**'];
  if (kind === 'code') return ['`'];
  // Inside a word, underscores are letters.
  const inWord = WORD.test(before.slice(-1)) || WORD.test(after.slice(0, 1)) || inner.includes('_');
  return inWord ? ['*', '_'] : ['_', '*'];
}

export function toggleMark(text: string, selection: Selection, kind: Mark): Writing {
  const parts = split(text, trimmed(text, selection));
  const [before, inner, after] = parts;
  const marks = marksOf(kind, parts);
  for (const mark of marks) {
    const [open, close] = kind === 'code' ? ticks(inner) : [mark, mark];
    const char = mark[0]!;
    const around =
      kind === 'code'
        ? before.endsWith(open) && after.startsWith(close)
        : stands(mark, runAtEnd(before, char), runAtStart(after, char));
    if (around) return join(before.slice(0, -open.length), inner, after.slice(close.length));
  }
  for (const mark of marks) {
    const char = mark[0]!;
    const bare = inner.slice(mark.length, -mark.length);
    // Marks in between belong to other words: `**a** and **b**` is not one.
    if (inner.length > 2 * mark.length && !bare.includes(mark))
      if (stands(mark, runAtStart(inner, char), runAtEnd(inner, char))) return join(before, bare, after);
  }
  const [open, close] = kind === 'code' ? ticks(inner) : [marks[0]!, marks[0]!];
  return join(before + open, inner, close + after);
}
