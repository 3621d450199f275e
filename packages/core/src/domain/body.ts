import type { Id } from './common.ts';

/**
 * The tree of a body: what the Markdown parser makes, what travels, and what the widgets draw by fixed templates.
 * A string is text. A reader that meets an unknown `type` draws its `children`, if any.
 */
export type Inline =
  | string
  | { readonly type: 'strong' | 'emphasis' | 'strike'; readonly children: readonly Inline[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly type: 'image'; readonly media: Id; readonly alt: string }
  | { readonly type: 'break' };

export type Block =
  | {
      readonly type: 'paragraph';
      readonly children: readonly Inline[];
      /** A poll that staff put here; the words are its question. Since 1.1. */
      readonly poll?: EmbeddedPoll;
    }
  | { readonly type: 'heading'; readonly children: readonly Inline[] }
  | { readonly type: 'quote'; readonly children: readonly Block[] }
  | {
      readonly type: 'list';
      readonly ordered: boolean;
      readonly start?: number;
      readonly items: readonly (readonly Block[])[];
    }
  | { readonly type: 'code'; readonly text: string; readonly language?: string }
  | { readonly type: 'rule' };

/** A poll in a comment. `options`: how many it had then, so that its room can be kept. */
export interface EmbeddedPoll {
  readonly id: string;
  readonly options: number;
}

export type Body = readonly Block[];

/** The longest Markdown source of a body, in UTF-16 code units. */
export const BODY_LIMIT = 10_000;

/** A body of plain paragraphs, for drawing words before a parser has seen them. */
export function plainBody(source: string): Body {
  return source
    .trim()
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => ({
      type: 'paragraph' as const,
      children: paragraph
        .split('\n')
        .flatMap<Inline>((line, index) => (index ? [{ type: 'break' }, line] : [line])),
    }));
}
