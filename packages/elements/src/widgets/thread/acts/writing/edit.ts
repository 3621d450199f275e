import type { Writing } from './selection.ts';

/** Which part of a text becomes what. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** The least that must be typed over to make `after` of `before`. */
export function changeOf(before: string, after: string): Change {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from++;
  let end = 0;
  while (end < most - from && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) };
}

/** Types words in place of what is selected: the browser's own undo takes them back, and `input` is fired. */
export function typeIn(field: HTMLTextAreaElement, words: string): void {
  field.focus();
  if (document.execCommand('insertText', false, words)) return;
  field.setRangeText(words, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertReplacementText' }));
}

/** Makes a field hold `text` as if it had been typed: the browser's own undo takes it back, and `input` is fired. */
export function typeOver(field: HTMLTextAreaElement, { text, selection }: Writing): void {
  const { from, to, insert } = changeOf(field.value, text);
  field.focus();
  if (from !== to || insert) {
    field.setSelectionRange(from, to);
    // Deprecated, and still the only way into the undo history that all engines have.
    const typed = insert ? document.execCommand('insertText', false, insert) : document.execCommand('delete');
    if (!typed || field.value !== text) {
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertReplacementText' }));
    }
  }
  field.setSelectionRange(selection.start, selection.end);
}
