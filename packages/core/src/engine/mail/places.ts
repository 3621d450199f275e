import type { Body, Inline } from '../../domain/body.ts';
import type { Notice } from '../../domain/notices.ts';
import type { Reading } from '../scene.ts';

/** Characters of a comment that a mail shows. */
const WORDS = 280;

export interface Place {
  /** The page of what a notice tells of. */
  readonly url: string | null;
  /** The first words of the comment that it is about. */
  readonly words: string | null;
}

/** Where what a notice tells of is found, and how it begins; of what is not public any more, nothing. */
export async function placeOf({ tx }: Reading, { subject }: Notice): Promise<Place> {
  const comment = (subject.kind as string) === 'comment' ? await tx.get('comments', [subject.id]) : undefined;
  if (!comment) return { url: null, words: null };
  const thread = await tx.get('threads', [comment.topic]);
  const words = comment.status === 'published' ? beginning(comment.body) : null;
  return { url: thread?.url ? permalink(thread.url, comment.id) : null, words };
}

function permalink(page: string, id: string): string | null {
  if (!URL.canParse(page)) return null;
  const url = new URL(page);
  url.hash = `hearth-comment-${id}`;
  return url.href;
}

/** The first words of a body, as plain text. */
export function beginning(body: Body): string | null {
  const text = (node: Inline): string =>
    typeof node === 'string'
      ? node
      : node.type === 'break'
        ? ' '
        : 'children' in node
          ? node.children.map(text).join('')
          : node.type === 'code'
            ? node.text
            : node.alt;
  const all: string[] = [];
  const add = (blocks: Body): void => {
    for (const block of blocks)
      if (block.type === 'paragraph' || block.type === 'heading') all.push(block.children.map(text).join(''));
      else if (block.type === 'list') block.items.forEach(add);
      else if (block.type === 'code') all.push(block.text);
  };
  add(body);
  const whole = all.join(' ').replace(/\s+/gu, ' ').trim();
  if (whole === '') return null;
  const letters = [...whole];
  return letters.length <= WORDS ? whole : `${letters.slice(0, WORDS).join('').trimEnd()} …`;
}
