import type { Block, Body, Inline } from './body.ts';

/** The addresses that a body links to. */
export function linksIn(body: Body): ReadonlySet<string> {
  const found = new Set<string>();
  const inline = (node: Inline): void => {
    if (typeof node === 'string') return;
    if (node.type === 'link') found.add(node.href);
    if ('children' in node) node.children.forEach(inline);
  };
  const block = (node: Block): void => {
    if (node.type === 'list') node.items.forEach((item) => item.forEach(block));
    else if (node.type === 'quote') node.children.forEach(block);
    else if (node.type === 'paragraph' || node.type === 'heading') node.children.forEach(inline);
  };
  body.forEach(block);
  return found;
}

/** Whether anything in the body is a link: what moderation may hold. */
export const hasLinks = (body: Body): boolean => linksIn(body).size > 0;
