import type { Block, Body, Inline } from './body.ts';

const inlineText = (inline: Inline, quoting: boolean): string => {
  if (typeof inline === 'string') return inline;
  switch (inline.type) {
    case 'break':
      return '\n';
    case 'code':
      return quoting ? inline.text : '\ufffc';
    case 'image':
      return quoting ? inline.alt : '\ufffc';
    case 'link':
      if (!quoting) return '\ufffc';
      break;
  }
  return inline.children.map((child) => inlineText(child, quoting)).join('');
};

const blockText = (block: Block, quoting: boolean): string => {
  switch (block.type) {
    case 'rule':
      return '';
    case 'code':
      return quoting ? block.text : '';
    case 'quote':
      return quoting ? allText(block.children, quoting) : '';
    case 'list':
      return block.items.map((item) => allText(item, quoting)).join('\n');
    case 'paragraph':
    case 'heading':
      return block.children.map((child) => inlineText(child, quoting)).join('');
    default:
      return '';
  }
};

const allText = (body: Body, quoting: boolean): string =>
  body
    .map((block) => blockText(block, quoting))
    .filter((text) => text !== '')
    .join('\n');

/** What somebody says in a body themselves: without code, links, pictures and what they quote. */
export const spokenText = (body: Body): string => allText(body, false);

const isOwn = ({ type }: Block): boolean => type !== 'quote' && type !== 'code';

/** How a body begins, in one line of at most `limit` UTF-16 code units: what it says, or else what it quotes. */
export function excerptOf(body: Body, limit = 160): string {
  const line = (blocks: Body): string => allText(blocks, true).replace(/\s+/gu, ' ').trim();
  const text = line(body.filter(isOwn)) || line(body);
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  const blank = cut.lastIndexOf(' ');
  // Between words, where one ends near; never within a surrogate pair.
  const short = blank > limit / 2 ? cut.slice(0, blank) : cut.replace(/[\ud800-\udbff]$/u, '');
  return `${short.trimEnd()}…`;
}
