import type { Block, Body, Inline } from '../domain/body.ts';
import { markup, safeAddress, type Markup, type Piece } from './markup.ts';

/** Deeper trees than any parser of ours makes are cut, so that a broken backend cannot exhaust the stack. */
const DEEPEST = 40;

type Node = Block | Inline;

/** A body's tree as HTML: the same elements that the widgets draw, each kind of node by its fixed template. */
export const bodyMarkup = (body: Body): Markup => markup`${nodes(body, 0, true, false)}`;

/**
 * `inBlock`: blocks stand here, not words; the two kinds of code differ by nothing else. `inLink`: a link in a link would end it.
 */
function nodes(list: readonly Node[] | undefined, depth: number, inBlock: boolean, inLink: boolean): Piece {
  if (depth > DEEPEST || !Array.isArray(list)) return null;
  return (list as readonly Node[]).map((node) => one(node, depth, inBlock, inLink));
}

function one(node: Node, depth: number, inBlock: boolean, inLink: boolean): Piece {
  if (typeof node === 'string') return node;
  const inner = (block: boolean, link = inLink): Piece =>
    nodes((node as { readonly children?: readonly Node[] }).children, depth + 1, block, link);
  switch (node?.type) {
    case 'paragraph':
      return markup`<p>${inner(false)}</p>`;
    case 'heading':
      // Not a real heading: members must not rearrange the page's outline.
      return markup`<p><strong>${inner(false)}</strong></p>`;
    case 'quote':
      return markup`<blockquote>${inner(true)}</blockquote>`;
    case 'list':
      return list(node, depth, inLink);
    case 'code': {
      const code = markup`<code>${node.text}</code>`;
      return inBlock ? markup`<pre>${code}</pre>` : code;
    }
    case 'rule':
      return markup`<hr>`;
    case 'strong':
      return markup`<strong>${inner(false)}</strong>`;
    case 'emphasis':
      return markup`<em>${inner(false)}</em>`;
    case 'strike':
      return markup`<s>${inner(false)}</s>`;
    case 'break':
      return markup`<br>`;
    case 'link': {
      const href = inLink ? null : safeAddress(node.href);
      return href
        ? markup`<a href="${href}" rel="nofollow ugc noopener">${inner(false, true)}</a>`
        : inner(false);
    }
    case 'image':
      // Pictures need the media part of the contract; until a backend has it, their description stands in.
      return markup`<em>${node.alt}</em>`;
    default:
      // A kind that this version does not know: its children are all that can be shown of it.
      return node && inner(inBlock);
  }
}

function list(
  { ordered, start, items }: Extract<Block, { readonly type: 'list' }>,
  depth: number,
  inLink: boolean,
): Piece {
  const points = items.map((item) => markup`<li>${nodes(item, depth + 1, true, inLink)}</li>`);
  return ordered
    ? markup`<ol start="${Number.isSafeInteger(start) ? start : 1}">${points}</ol>`
    : markup`<ul>${points}</ul>`;
}

/** A body's words without any markup: paragraphs with a blank line between them. */
export const bodyText = (body: Body): string => joined(body, '\n\n', 0);

function joined(list: readonly Node[] | undefined, between: string, depth: number): string {
  if (depth > DEEPEST || !Array.isArray(list)) return '';
  return (list as readonly Node[])
    .map((node) => words(node, depth + 1))
    .filter((text) => text !== '')
    .join(between);
}

function words(node: Node, depth: number): string {
  if (typeof node === 'string') return node;
  switch (node?.type) {
    case 'code':
      return node.text;
    case 'image':
      return node.alt;
    case 'break':
      return '\n';
    case 'rule':
      return '';
    case 'list':
      return node.items.map((item) => joined(item, '\n', depth)).join('\n');
    default:
      return joined(node?.children, node?.type === 'quote' ? '\n\n' : '', depth);
  }
}
