import type { Body } from '../body.ts';
import { spokenText } from '../body-text.ts';

/** Behind these, an `@` belongs to a mail address or to the word. */
const STICKS = /[\p{L}\p{N}_.@+-]$/u;
/** With these, a name would go on. */
const GOES_ON = /^[\p{L}\p{N}\p{M}_]/u;

const folded = (text: string): string => text.normalize('NFC').toLowerCase();

/**
 * Which of these names a body mentions: an `@` and the name, not in code, links or what is quoted. Names may hold blanks; of those that
 * fit in one place, the longest is meant ("@Ada Lovelace" is not Ada). Without regard to case.
 */
export function mentionedIn(body: Body, names: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const text = folded(spokenText(body));
  if (!text.includes('@')) return found;
  const longest = names
    .filter((name) => name !== '')
    .map((name) => ({ name, wanted: folded(name) }))
    .sort((a, b) => b.wanted.length - a.wanted.length);
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (STICKS.test(text.slice(Math.max(0, at - 2), at))) continue;
    const fits = ({ wanted }: { wanted: string }): boolean =>
      text.startsWith(wanted, at + 1) && !GOES_ON.test(text.slice(at + 1 + wanted.length));
    const meant = longest.find(fits);
    if (!meant) continue;
    // People may have one name: they are all meant.
    for (const { name, wanted } of longest) if (wanted === meant.wanted) found.add(name);
  }
  return found;
}
