/** A longer passage is cut: its author's words stand above the answer. UTF-16 code units. */
const LONGEST = 2000;

/** These begin a block of their own in the text. */
const BLOCKS = new Set(['P', 'LI', 'PRE', 'BLOCKQUOTE', 'OL', 'UL', 'HR', 'DIV']);

/** The words below a node as a reader sees them: a blank line between blocks, and no markup. */
export function plainText(node: Node): string {
  let text = '';
  const walk = (each: Node): void => {
    const isBlock = BLOCKS.has(each.nodeName);
    if (isBlock) text += '\n\n';
    if (each.nodeType === Node.TEXT_NODE) text += each.nodeValue ?? '';
    else if (each.nodeName === 'BR') text += '\n';
    for (const child of each.childNodes) walk(child);
    if (isBlock) text += '\n\n';
  };
  walk(node);
  return text.replace(/\n{3,}/g, '\n\n').trim();
}

/**
 * Words as a Markdown quote, and nothing but a quote: whatever they contain is read as words again, not as emphasis, a list,
 * a heading or a link.
 */
export function quoted(words: string): string {
  const cut = words.length > LONGEST ? `${words.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '')}…` : words;
  return cut
    .replace(/\0/g, '')
    .split(/\r\n?|\n/)
    .map((line) => `> ${escaped(line.trim())}`.trimEnd())
    .join('\n');
}

/** A backslash before what Markdown would take for its own: anywhere, inside a word that could be a link, and at the start. */
const escaped = (line: string): string =>
  line
    .replace(/[\\`*_~[\]<>&]/g, '\\$&')
    .replace(/[.:](?=\S)/g, (mark, at: number, all: string) =>
      /\S/.test(all[at - 1] ?? ' ') ? `\\${mark}` : mark,
    )
    .replace(/^[-+=#]/, '\\$&')
    .replace(/^(\d+)(?=[.)])/, '$1\\');
