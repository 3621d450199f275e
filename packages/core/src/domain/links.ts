import type { Block, Body, Inline } from './body.ts';

/** Whether anything in the body is a link: what moderation may hold. */
export function hasLinks(body: Body): boolean {
  const inline = (node: Inline): boolean =>
    typeof node !== 'string' && (node.type === 'link' || ('children' in node && node.children.some(inline)));
  const block = (node: Block): boolean => {
    if (node.type === 'list') return node.items.some((item) => item.some(block));
    if (node.type === 'quote') return node.children.some(block);
    return (node.type === 'paragraph' || node.type === 'heading') && node.children.some(inline);
  };
  return body.some(block);
}
