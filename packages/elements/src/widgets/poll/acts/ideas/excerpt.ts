import type { Block, Body, Inline } from '@hearth/core/domain';

/** So many characters of an idea's details stand in the list. */
export const EXCERPT = 240;

function collect(nodes: readonly (Block | Inline)[] | undefined, into: string[]): void {
  for (const node of nodes ?? []) {
    if (typeof node === 'string') into.push(node);
    else if (node.type === 'break') into.push(' ');
    else if (node.type === 'list') for (const item of node.items) collect(item, into);
    else if (node.type === 'code') into.push(node.text, ' ');
    else if ('children' in node) {
      collect(node.children, into);
      if (/^(paragraph|heading|quote)$/.test(node.type)) into.push(' ');
    }
  }
}

/**
 * The beginning of a text that is too long for a list, in plain words: what is clipped must hold no link that could still be
 * reached by keyboard. `null` when all of it is short enough to be shown.
 */
export function excerpt(body: Body): string | null {
  const words: string[] = [];
  collect(body, words);
  const text = words.join('').replace(/\s+/g, ' ').trim();
  if (text.length <= EXCERPT && body.length <= 2) return null;
  const cut = text.slice(0, EXCERPT);
  // Not within a word, where there are blanks; and never within a character.
  const whole =
    text.length > EXCERPT ? cut.replace(/\s\S{0,30}$/u, '').replace(/[\ud800-\udbff]$/u, '') : cut;
  return `${whole} …`;
}
