import { css } from './css.ts';
import type { Block, Body, Inline } from '@hearth/core/domain';

/** Deeper trees than any parser of ours makes are cut, so that a broken backend cannot exhaust the stack. */
const DEEPEST = 40;

/** Kinds that are one element around their children. */
const TAGS = new Map<string | undefined, string>([
  ['paragraph', 'p'],
  ['strong', 'strong'],
  ['emphasis', 'em'],
  ['strike', 's'],
  ['quote', 'blockquote'],
  ['break', 'br'],
  ['rule', 'hr'],
]);

/** Only links that lead somewhere harmless; anything else is drawn as its words. */
function isSafe(href: string): boolean {
  try {
    return /^(https?|mailto):$/.test(new URL(href).protocol);
  } catch {
    return false;
  }
}

/** Puts a new element into `parent`. */
function grow(parent: Element, tag: string, text = ''): Element {
  const element = document.createElement(tag);
  element.textContent = text;
  parent.append(element);
  return element;
}

/** `inBlock`: blocks stand here, not words; the two kinds of code differ by nothing else. */
function fill(
  parent: Element,
  nodes: readonly (Block | Inline)[] | undefined,
  depth: number,
  inBlock: boolean,
): void {
  if (depth > DEEPEST || !Array.isArray(nodes)) return;
  for (const node of nodes as readonly (Block | Inline)[]) {
    if (typeof node === 'string') {
      parent.append(node);
      continue;
    }
    const tag = TAGS.get(node?.type);
    // A kind that this version does not know: its children are all that can be shown of it.
    let inner = tag ? grow(parent, tag) : parent;
    switch (node?.type) {
      case 'heading':
        // Not a real heading: members must not rearrange the page's outline.
        inner = grow(grow(parent, 'p'), 'strong');
        break;
      case 'link':
        if (!isSafe(node.href)) break;
        inner = grow(parent, 'a');
        inner.setAttribute('href', node.href);
        inner.setAttribute('rel', 'nofollow ugc noopener');
        break;
      case 'list':
        inner = grow(parent, node.ordered ? 'ol' : 'ul');
        if (node.ordered) inner.setAttribute('start', `${node.start ?? 1}`);
        for (const item of node.items) fill(grow(inner, 'li'), item, depth + 1, true);
        break;
      case 'code':
        if (inBlock) (inner = grow(parent, 'pre')).setAttribute('tabindex', '0');
        grow(inner, 'code', node.text);
        break;
      case 'image':
        // Pictures need the media part of the contract; until a backend has it, their description stands in.
        grow(parent, 'em', node.alt);
    }
    const { children } = (node ?? {}) as { readonly children?: readonly Inline[] };
    fill(inner, children, depth + 1, inBlock && !/^(paragraph|heading)$/.test(node?.type));
  }
}

/** Draws a body's tree. Members' words never become markup: each kind of node has its fixed element, and words are text. */
export function bodyElement(body: Body): Element {
  const element = document.createElement('div');
  element.className = 'body';
  element.setAttribute('part', 'body');
  element.dir = 'auto';
  fill(element, body, 0, true);
  return element;
}

export const bodyStyles = css`
  .body > :first-child {
    margin-block-start: 0;
  }
  .body > :last-child {
    margin-block-end: 0;
  }
  .body :is(p, ul, ol, pre, blockquote) {
    margin-block: 0.7em;
  }
  .body :is(ul, ol) {
    padding-inline-start: 1.5em;
  }
  .body li > p {
    margin-block: 0.2em;
  }
  .body blockquote {
    margin-inline: 0;
    padding-inline-start: calc(var(--_space) * 1.75);
    border-inline-start: 3px solid var(--_border);
    color: var(--_muted);
  }
  code {
    padding: 0.1em 0.3em;
    border-radius: 4px;
    background: var(--_sunken);
    font-family: ui-monospace, monospace;
    font-size: 0.9em;
  }
  pre {
    padding: calc(var(--_space) * 1.5);
    overflow: auto;
    border-radius: var(--_radius);
    background: var(--_sunken);
    line-height: 1.45;
    text-align: left;
    direction: ltr;
  }
  pre code {
    padding: 0;
    background: none;
    overflow-wrap: normal;
  }
  hr {
    border: 0;
    border-block-start: 1px solid var(--_border);
    margin-block: 1.2em;
  }
`;
