import { join, split, trimmed } from './selection.ts';
import type { Selection, Writing } from './selection.ts';

/** Stands where an address is still to be written. */
const ADDRESS = 'url';
const WEB = /^https?:\/\/\S+$/i;

/** The address, if that is all that was pasted or selected. */
export const addressIn = (text: string): string | null => (WEB.test(text.trim()) ? text.trim() : null);

const escape = (words: string): string => words.replace(/\\?[[\]]/g, (found) => `\\${found.at(-1)}`);
const unescape = (words: string): string => words.replace(/\\([[\]])/g, '$1');

/** An address as a link's target: brackets and blanks that would end it are encoded. */
const target = (href: string): string =>
  href.replace(/[()<>\\]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/** Makes the selected words a link, ready for the address; of a selected address, a link that is ready for its words. */
export function toggleLink(text: string, selection: Selection): Writing {
  const [before, inner, after] = split(text, trimmed(text, selection));
  const words = /\[((?:[^\\[\]]|\\.)*)\]\($/s.exec(before);
  if (words && inner === ADDRESS && after.startsWith(')'))
    return join(before.slice(0, words.index), unescape(words[1]!), after.slice(1));
  const empty = /^\]\(([^\s()]*)\)/.exec(after);
  if (empty && !inner && before.endsWith('['))
    return join(before.slice(0, -1), empty[1] === ADDRESS ? '' : empty[1]!, after.slice(empty[0].length));
  if (!inner) return join(`${before}[`, '', `](${ADDRESS})${after}`);
  if (addressIn(inner)) return join(`${before}[`, '', `](${target(inner)})${after}`);
  return join(`${before}[${escape(inner)}](`, ADDRESS, `)${after}`);
}

/** What pasting an address over selected words makes of them; `null`: paste it as it is. */
export function pasteLink(text: string, selection: Selection, pasted: string): Writing | null {
  const href = addressIn(pasted);
  const [before, inner, after] = split(text, trimmed(text, selection));
  // Over an address, or where an address belongs, it takes that one's place.
  if (!href || !inner || addressIn(inner) || /\]\(\S*$/.test(before)) return null;
  const link = `${before}[${escape(inner)}](${target(href)})`;
  return join(link, '', after);
}
