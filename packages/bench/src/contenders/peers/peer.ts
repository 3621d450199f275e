import type { Said } from '../talk.ts';

/** What a client asks of its server. */
export interface Asked {
  readonly method: string;
  /** With its query. */
  readonly url: URL;
  /** What was sent along, parsed. */
  readonly body: unknown;
}

/** The thread that a stand-in answers for. */
export interface Held {
  readonly said: readonly Said[];
  /** How many the page wants at once, in the peer's own measure; `null` leaves it as the peer has it by default. */
  readonly size: number | null;
}

/** What a page is made of that shows a peer's widget, as the peer's own documentation has it. */
export interface Markup {
  readonly head: string;
  readonly comments: string;
  readonly after?: string;
}

/** Another comment widget, which is measured beside Hearth: its client as published, with a stand-in for its server. */
export interface Peer {
  /** On npm, with its version. */
  readonly package: string;
  readonly version: string;
  /** What the page loads of it. */
  readonly files: readonly string[];
  /** Finds its comments in the page. */
  readonly rows: string;
  /** What it loads at first unless it is told otherwise, in words. */
  readonly byDefault: string;
  readonly markup: (server: string, size: number | null) => Markup;
  /** The server's answer, as JSON; `undefined` where it has none. */
  readonly answer: (asked: Asked, held: Held) => unknown;
  /** How many comments the page must show at first. */
  readonly atFirst: (held: Held) => number;
}

/** Stands for everybody's picture, which would come from another host. */
export const NO_PICTURE = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

export const nameOf = ({ author }: Said): string => `Author ${author}`;

/** The bench's own words, which hold nothing that HTML would take for its own. */
export const htmlOf = ({ markdown }: Said): string =>
  markdown
    .split('\n\n')
    .map((paragraph) => `<p>${paragraph.replace(/\*([^*]+)\*/g, '<em>$1</em>')}</p>`)
    .join('\n');

/** A comment that answers nobody, with all that was said below it, oldest first. */
export interface Conversation {
  readonly root: Said;
  readonly replies: readonly Said[];
}

/** Newest first. */
export function conversations(said: readonly Said[]): Conversation[] {
  const found = new Map<number, { root: Said; replies: Said[] }>();
  for (const each of said) {
    // A parent stands before its replies: what it belongs to is known.
    const above = each.parent === null ? undefined : found.get(each.parent);
    if (!above) found.set(each.index, { root: each, replies: [] });
    else {
      above.replies.push(each);
      found.set(each.index, above);
    }
  }
  return [...new Set(found.values())].reverse();
}

export const countOf = (some: readonly Conversation[]): number =>
  some.reduce((sum, { replies }) => sum + 1 + replies.length, 0);
