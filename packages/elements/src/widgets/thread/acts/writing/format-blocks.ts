import { join, split, trimmed, wholeLines } from './selection.ts';
import type { Selection, Writing } from './selection.ts';

const QUOTED = /^ {0,3}> ?/;
const LISTED = /^ *[-*+] /;

/** Begins each selected line with `> ` or `- `, or takes that away where all have it. */
export function toggleBlock(text: string, selection: Selection, kind: 'quote' | 'list'): Writing {
  const lines = wholeLines(text, selection);
  const [before, inner, after] = split(text, lines);
  const rows = inner.split('\n');
  const mark = kind === 'quote' ? QUOTED : LISTED;
  // A list has no blank lines; a quote goes on through them.
  const counts = (row: string): boolean => kind === 'quote' || rows.length === 1 || row.trim() !== '';
  const has = rows.every((row) => !counts(row) || mark.test(row)) && rows.some((row) => mark.test(row));
  const prefix = kind === 'quote' ? '> ' : '- ';
  const changed = rows.map((row) =>
    !counts(row) ? row : has ? row.replace(mark, '') : rows.length > 1 && !row ? prefix.trim() : prefix + row,
  );
  const made = changed.join('\n');
  // Without a blank line, Markdown takes the next line into the quote or list, too.
  const loose = made !== inner && !has && /^\n[^\S\n]*\S/.test(after) && !mark.test(after.slice(1));
  const whole = join(before, made, (loose ? '\n' : '') + after);
  if (selection.start !== selection.end) return whole;
  const caret = Math.max(lines.start, selection.start + made.length - inner.length);
  return { text: whole.text, selection: { start: caret, end: caret } };
}

const FENCE = /^`{3,}$/;

/** Puts the selected lines between fences, or takes those away that stand around them. */
export function toggleFence(text: string, selection: Selection): Writing {
  const [before, inner, after] = split(text, wholeLines(text, trimmed(text, selection)));
  const rows = inner.split('\n');
  if (rows.length > 2 && FENCE.test(rows[0]!) && rows[0] === rows.at(-1))
    return join(before, rows.slice(1, -1).join('\n'), after);
  const above = /(?:^|\n)(`{3,})\n$/.exec(before);
  if (above && (after === `\n${above[1]}` || after.startsWith(`\n${above[1]}\n`)))
    return join(before.slice(0, -above[1]!.length - 1), inner, after.slice(above[1]!.length + 1));
  const longest = Math.max(2, ...[...inner.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return join(`${before}${fence}\n`, inner, `\n${fence}${after}`);
}
