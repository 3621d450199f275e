import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Block, Body, Inline } from '@hearth/core/domain';

type Node = Block | Inline;
type Drawn = TemplateResult | string | typeof nothing | readonly Drawn[];

/** Deeper trees than any parser of ours makes are cut, so that a broken backend cannot exhaust the stack. */
const DEEPEST = 40;

/** Only links that lead somewhere harmless; anything else is drawn as its words. */
function isSafe(href: string): boolean {
  try {
    return /^(https?|mailto):$/.test(new URL(href).protocol);
  } catch {
    return false;
  }
}

const draw = (nodes: readonly Node[] | undefined, depth: number, inBlock: boolean): Drawn =>
  depth > DEEPEST || !Array.isArray(nodes)
    ? nothing
    : nodes.map((node: Node) => one(node, depth + 1, inBlock));

/** `inBlock`: blocks stand here, not words; the two kinds of code differ by nothing else. */
function one(node: Node, depth: number, inBlock: boolean): Drawn {
  if (typeof node === 'string') return node;
  const children = (node as { readonly children?: readonly Node[] } | null)?.children;
  const inner = draw(children, depth, inBlock && !/^(paragraph|heading)$/.test(node?.type));
  switch (node?.type) {
    case 'paragraph':
      return html`<p>${inner}</p>`;
    case 'strong':
      return html`<strong>${inner}</strong>`;
    case 'emphasis':
      return html`<em>${inner}</em>`;
    case 'strike':
      return html`<s>${inner}</s>`;
    case 'heading':
      // Not a real heading: members must not rearrange the page's outline.
      return html`<p><strong>${inner}</strong></p>`;
    case 'quote':
      return html`<blockquote>${inner}</blockquote>`;
    case 'link':
      return isSafe(node.href) ? html`<a href=${node.href} rel="nofollow ugc noopener">${inner}</a>` : inner;
    case 'list': {
      const items = node.items.map((item) => html`<li>${draw(item, depth, true)}</li>`);
      return node.ordered
        ? html`<ol start=${node.start ?? 1}>
            ${items}
          </ol>`
        : html`<ul>
            ${items}
          </ul>`;
    }
    case 'code':
      return inBlock
        ? html`<pre tabindex="0"><code>${node.text}</code></pre>`
        : html`<code>${node.text}</code>`;
    case 'break':
      return html`<br />`;
    case 'rule':
      return html`<hr />`;
    case 'image':
      // Pictures need the media part of the contract; until a backend has it, their description stands in.
      return html`<em>${node.alt}</em>`;
    default:
      // A kind that this version does not know: its children are all that can be shown of it.
      return inner;
  }
}

/** Draws a body's tree. Members' words never become markup: every node has its fixed template. */
export const bodyView = (body: Body): TemplateResult =>
  html`<div class="body" part="body" dir="auto">${draw(body, 0, true)}</div>`;

export const bodyStyles = css`
  .body > :first-child {
    margin-block-start: 0;
  }
  .body > :last-child {
    margin-block-end: 0;
  }
  .body p,
  .body ul,
  .body ol,
  .body pre,
  .body blockquote {
    margin-block: 0.7em;
  }
  .body ul,
  .body ol {
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
  .body code {
    padding: 0.1em 0.3em;
    border-radius: 4px;
    background: var(--_sunken);
    font-family: ui-monospace, monospace;
    font-size: 0.9em;
  }
  .body pre {
    padding: calc(var(--_space) * 1.5);
    overflow: auto;
    border-radius: var(--_radius);
    background: var(--_sunken);
    line-height: 1.45;
    text-align: left;
    direction: ltr;
  }
  .body pre code {
    padding: 0;
    background: none;
    overflow-wrap: normal;
  }
  .body hr {
    border: 0;
    border-block-start: 1px solid var(--_border);
    margin-block: 1.2em;
  }
`;
