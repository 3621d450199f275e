import type { Body, Comment } from '@hearth/core/domain';
import type { ThreadItem } from '@hearth/core/state';
import { fakeComment, people, richBody } from './comments.ts';
import { NOW } from './community.ts';
import { threadItem } from './thread-store.ts';

const MINUTE = 60_000;

/** A conversation as a brand would like to have one. */
export function talk(): ThreadItem[] {
  const root = fakeComment(
    'Does the new kettle hold 93° when you pour slowly? My old one drops four degrees before the bloom is over.',
    {
      id: 'c-kettle',
      author: people.tomas,
      createdAt: NOW - 190 * MINUTE,
      reactions: [
        { id: 'like', count: 12 },
        { id: 'insight', count: 3 },
      ],
      replies: 1,
    },
  );
  const answer = fakeComment(
    'It does: we measured ±0.5° over two minutes. The curve is on the product page since this morning.',
    {
      id: 'c-answer',
      parent: root.id,
      depth: 1,
      author: people.noor,
      createdAt: NOW - 150 * MINUTE,
      reactions: [{ id: 'like', count: 5 }],
      mine: ['like'],
    },
  );
  const own = fakeComment('That is the first chart of this kind that I have seen from a maker. Thank you!', {
    id: 'c-own',
    parent: answer.id,
    root: root.id,
    depth: 2,
    author: people.ada,
    createdAt: NOW - 9 * MINUTE,
    editedAt: NOW - 4 * MINUTE,
    can: ['reply', 'react', 'edit', 'delete'],
  });
  const other = fakeComment('', {
    id: 'c-rich',
    author: people.mei,
    body: richBody,
    createdAt: NOW - 26 * 60 * MINUTE,
    reactions: [{ id: 'love', count: 1 }],
  });
  return [root, answer, own, other].map((comment) => threadItem({ comment }));
}

/** Comments of others, which can be reported. */
export const reportable = (): ThreadItem[] =>
  talk().map((item) => ({ ...item, comment: { ...item.comment, can: ['reply', 'react', 'report'] } }));

/** What somebody wrote whom the viewer has muted. */
export const muted = (comment: Comment): Comment =>
  comment.author === people.tomas ? { ...comment, muted: true } : comment;

/** Twelve levels: four are indented. */
export function deep(): ThreadItem[] {
  const authors = Object.values(people);
  return Array.from({ length: 12 }, (_, depth) =>
    threadItem({
      comment: fakeComment(
        `Answer number ${depth}, which goes on for a little while so that the lines wrap on a narrow page.`,
        {
          id: `c-deep-${depth}`,
          parent: depth ? `c-deep-${depth - 1}` : null,
          root: 'c-deep-0',
          depth,
          author: authors[depth % authors.length] ?? null,
        },
      ),
      inReplyTo: depth > 4 ? (authors[(depth - 1) % authors.length]?.name ?? null) : null,
      moreReplies: depth === 11 ? 7 : 0,
    }),
  );
}

/** Words that want to be markup. */
export const hostile: Body = [
  {
    type: 'paragraph',
    children: [
      { type: 'link', href: 'javascript:alert(1)', children: ['not a link'] },
      ' <img src=x onerror=alert(1)> ',
    ],
  },
];
