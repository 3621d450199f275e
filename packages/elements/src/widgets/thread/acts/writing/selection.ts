/** What is selected, in UTF-16 code units; `start` = `end`: the caret. */
export interface Selection {
  readonly start: number;
  readonly end: number;
}

/** A text, and what is selected in it. */
export interface Writing {
  readonly text: string;
  readonly selection: Selection;
}

/** A text around its selection: before, selected, after. */
export type Split = readonly [before: string, inner: string, after: string];

export const split = (text: string, { start, end }: Selection): Split => [
  text.slice(0, start),
  text.slice(start, end),
  text.slice(end),
];

/** Puts a text together, with `inner` selected. */
export const join = (before: string, inner: string, after: string): Writing => ({
  text: before + inner + after,
  selection: { start: before.length, end: before.length + inner.length },
});

/** The selection without blanks at its ends; nothing but blanks: the caret behind them. */
export function trimmed(text: string, { start, end }: Selection): Selection {
  const inner = text.slice(start, end);
  const from = end - inner.trimStart().length;
  return { start: from, end: Math.max(from, start + inner.trimEnd().length) };
}

/** The selection, grown to whole lines. */
export function wholeLines(text: string, { start, end }: Selection): Selection {
  // A line whose break alone is selected belongs to what comes before it.
  const last = end > start && text[end - 1] === '\n' ? end - 1 : end;
  const close = text.indexOf('\n', last);
  return { start: text.lastIndexOf('\n', start - 1) + 1, end: close < 0 ? text.length : close };
}
