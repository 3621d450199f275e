import { toggleBlock, toggleFence } from './format-blocks.ts';
import { toggleLink } from './format-link.ts';
import { toggleMark } from './format-marks.ts';
import type { Selection, Writing } from './selection.ts';

/** What the toolbar can make of words. */
export const FORMATS = ['bold', 'italic', 'link', 'quote', 'code', 'list'] as const;
export type Format = (typeof FORMATS)[number];

/**
 * Gives the selected words a format in Markdown, or takes it away where they have it. Marks stand around the words, without the
 * blanks at their ends, as CommonMark wants them; quotes and lists take whole lines; code of several lines becomes a block.
 * The answer selects what a writer goes on with.
 */
export function format(text: string, selection: Selection, kind: Format): Writing {
  switch (kind) {
    case 'quote':
    case 'list':
      return toggleBlock(text, selection, kind);
    case 'link':
      return toggleLink(text, selection);
    case 'code':
      return text.slice(selection.start, selection.end).trim().includes('\n')
        ? toggleFence(text, selection)
        : toggleMark(text, selection, kind);
    default:
      return toggleMark(text, selection, kind);
  }
}
