/** A stretch of words: in both texts, only in the earlier one, or only in the later one. */
export interface Stretch {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Beyond so many pairs of words the middle counts as rewritten: a phone shall not think about it for seconds. */
const MOST = 4_000_000;

/** Words, each with the blanks before it: these alone are nothing to be found again. */
const split = (text: string): string[] => text.match(/\s*\S+|\s+$/g) ?? [];

/**
 * How one text became another, by words: what is the same in order is a longest common subsequence (Wagner and Fischer, 1974)
 * of what lies between the common beginning and end. Without the added stretches it reads as `before`, without the removed
 * ones as `after`.
 */
export function diffWords(before: string, after: string): readonly Stretch[] {
  const [a, b] = [split(before), split(after)];
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const middle = changes(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return joined([...a.slice(0, start).map(same), ...middle, ...a.slice(a.length - end).map(same)]);
}

const same = (text: string): Stretch => ({ kind: 'same', text });
const removed = (text: string): Stretch => ({ kind: 'removed', text });
const added = (text: string): Stretch => ({ kind: 'added', text });

function changes(a: readonly string[], b: readonly string[]): Stretch[] {
  if (a.length * b.length > MOST) return [...a.map(removed), ...b.map(added)];
  // longest[i * width + j]: how many words a from i and b from j have in common, in order.
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] =
        a[i] === b[j]
          ? longest[(i + 1) * width + j + 1]! + 1
          : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
  const stretches: Stretch[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      stretches.push(same(a[i++]!));
      j++;
    } else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) stretches.push(removed(a[i++]!));
    else stretches.push(added(b[j++]!));
  }
  return [...stretches, ...a.slice(i).map(removed), ...b.slice(j).map(added)];
}

/** Neighbours of one kind become one stretch; what was removed comes before what was added in its place. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  const gap = { removed: '', added: '' };
  const close = (): void => {
    for (const kind of ['removed', 'added'] as const) {
      if (gap[kind]) all.push({ kind, text: gap[kind] });
      gap[kind] = '';
    }
  };
  for (const { kind, text } of stretches) {
    if (kind !== 'same') gap[kind] += text;
    else {
      close();
      const last = all.at(-1);
      if (last?.kind === 'same') all[all.length - 1] = same(last.text + text);
      else all.push(same(text));
    }
  }
  close();
  return all;
}
