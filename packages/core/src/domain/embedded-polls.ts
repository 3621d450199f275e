import type { Block, Body, EmbeddedPoll } from './body.ts';
import { SLUG } from './problem.ts';

/** So many polls can stand in one comment; what is more stays words. */
export const EMBEDDED_POLLS = 3;

const DIRECTIVE = /^::poll\{([^{}]*)\}$/;

/** The poll that a paragraph asks for, if it is nothing but `::poll{id}`. Paragraphs in lists and quotes are words. */
function wantedBy(block: Block): string | null {
  if (block.type !== 'paragraph' || block.children.length !== 1) return null;
  const [words] = block.children;
  const id = typeof words === 'string' ? DIRECTIVE.exec(words.trim())?.[1] : undefined;
  return id !== undefined && SLUG.test(id) ? id : null;
}

/** The polls that a body asks for, each once, in its order. */
export function wantedPolls(body: Body): readonly string[] {
  const ids = body.map(wantedBy).filter((id) => id !== null);
  return [...new Set(ids)].slice(0, EMBEDDED_POLLS);
}

/**
 * The body with these polls in it, each where it is asked for first. Such a paragraph says the poll's question, so that
 * whoever can't draw a poll (served markup, feeds, older widgets) reads that.
 */
export function withPolls(
  body: Body,
  found: ReadonlyMap<string, { readonly question: string; readonly options: number }>,
): Body {
  const left = new Map(found);
  return body.map((block) => {
    const id = wantedBy(block);
    const poll = id === null ? undefined : left.get(id);
    if (id === null || !poll) return block;
    left.delete(id);
    return { type: 'paragraph', children: [poll.question], poll: { id, options: poll.options } };
  });
}

/** The polls that stand in a body. */
export const pollsIn = (body: Body): readonly EmbeddedPoll[] =>
  body.flatMap((block) => (block.type === 'paragraph' && block.poll ? [block.poll] : []));
