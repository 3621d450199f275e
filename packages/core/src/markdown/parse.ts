import MarkdownIt, { type Token } from 'markdown-it';
import { BODY_LIMIT, type Block, type Body, type Inline } from '../domain/body.ts';

const NESTING = 20;
/**
 * CommonMark 0.31 plus strikethrough and bare links, without HTML. Images become links: a page never loads
 * what a stranger points it to. `maxNesting` bounds the tree, and with the length cap the time.
 */
const markdown = new MarkdownIt('commonmark', {
  html: false,
  linkify: true,
  breaks: true,
  maxNesting: NESTING,
}).enable(['strikethrough', 'linkify']);
/**
 * A quote looks for lines that go on with it as far as there are any, even if its inside turns out to have ended long before:
 * of quotes that hold an empty list, each looked through all the rest. No honest text looks at a line more often than its
 * quotes are deep; from there on, a quote ends with its marked lines.
 */
markdown.block.ruler.before(
  'fence',
  'continuations',
  (state, _start, _end, silent) => {
    const env = state.env as { looks?: number };
    return silent && (env.looks = (env.looks ?? 0) + 1) > NESTING * state.bMarks.length;
  },
  { alt: ['blockquote'] },
);
markdown.linkify.set({ fuzzyEmail: false, fuzzyIP: false });
markdown.validateLink = (href) => safeHref(href) !== null;

/** The address if a link may lead there (http, https, mailto), else `null`. */
function safeHref(href: string): string | null {
  if (!URL.canParse(href)) return null;
  return ['http:', 'https:', 'mailto:'].includes(new URL(href).protocol) ? href : null;
}

/** Parses Markdown into a tree of known nodes. Throws RangeError on sources longer than {@link BODY_LIMIT}. */
export function parse(source: string): Body {
  if (source.length > BODY_LIMIT) throw new RangeError(`A body has at most ${BODY_LIMIT} characters.`);
  return new Reader(markdown.parse(source, {})).blocks();
}

/** Walks markdown-it's flat tokens; `nesting` 1 opens, -1 closes. */
class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** The blocks up to the closing token of the enclosing one, which is consumed. */
  blocks(): Block[] {
    const found: Block[] = [];
    for (let token = this.#next(); token && token.nesting !== -1; token = this.#next()) {
      const block = this.#block(token);
      if (block) found.push(block);
    }
    return found;
  }

  #next(): Token | undefined {
    return this.#tokens[this.#at++];
  }

  #block(token: Token): Block | null {
    switch (token.type) {
      case 'paragraph_open':
        return { type: 'paragraph', children: this.#line() };
      case 'heading_open':
        return { type: 'heading', children: this.#line() };
      case 'blockquote_open':
        return { type: 'quote', children: this.blocks() };
      case 'bullet_list_open':
        return { type: 'list', ordered: false, items: this.#items() };
      case 'ordered_list_open': {
        const start = Number(token.attrGet('start') ?? 1);
        return { type: 'list', ordered: true, ...(start !== 1 && { start }), items: this.#items() };
      }
      case 'fence':
      case 'code_block': {
        const language = /^[\w+#.-]{1,30}/.exec(token.info.trim())?.[0];
        return { type: 'code', text: token.content.replace(/\n$/, ''), ...(language && { language }) };
      }
      case 'hr':
        return { type: 'rule' };
      default:
        return null;
    }
  }

  /** The inline content of a paragraph or heading, closing token included. */
  #line(): Inline[] {
    const children = inlines(this.#next()?.children ?? []);
    this.#next();
    return children;
  }

  #items(): Block[][] {
    const items: Block[][] = [];
    for (let token = this.#next(); token && token.nesting !== -1; token = this.#next())
      items.push(this.blocks());
    return items;
  }
}

const MARKS = { strong: 'strong', em: 'emphasis', s: 'strike' } as const;

function inlines(tokens: readonly Token[]): Inline[] {
  const stack: { readonly children: Inline[]; readonly close: (children: Inline[]) => Inline[] }[] = [];
  let current: Inline[] = [];
  const add = (node: Inline): void => {
    const last = current.at(-1);
    if (typeof node === 'string' && typeof last === 'string') current[current.length - 1] = last + node;
    else if (node !== '') current.push(node);
  };
  for (const token of tokens) {
    if (token.nesting === 1) {
      const mark = MARKS[token.tag as keyof typeof MARKS];
      const href = token.type === 'link_open' ? safeHref(String(token.attrGet('href') ?? '')) : null;
      const outer = current;
      stack.push({
        children: outer,
        close: (children) =>
          href !== null ? [{ type: 'link', href, children }] : mark ? [{ type: mark, children }] : children,
      });
      current = [];
    } else if (token.nesting === -1) {
      const frame = stack.pop();
      if (!frame) continue;
      const nodes = frame.close(current);
      current = frame.children;
      nodes.forEach(add);
    } else leaf(token).forEach(add);
  }
  return current;
}

function leaf(token: Token): Inline[] {
  switch (token.type) {
    case 'code_inline':
      return [{ type: 'code', text: token.content }];
    case 'softbreak':
    case 'hardbreak':
      return [{ type: 'break' }];
    case 'image': {
      const href = safeHref(String(token.attrGet('src') ?? ''));
      const text = token.content || href || '';
      return href === null ? [text] : [{ type: 'link', href, children: [text] }];
    }
    default:
      return [token.content];
  }
}
