import type { Id } from '../../domain/common.ts';
import { bestScore } from '../../domain/threads/counts.ts';
import { standingOf } from '../../domain/threads/ranking.ts';
import { stands } from '../../domain/threads/sight.ts';
import { countRating } from '../../domain/threads/reviews.ts';
import { placeInTime } from '../../domain/threads/words.ts';
import type { Writing } from '../scene.ts';
import type { Row } from '../schema.ts';

export type CommentRow = Row<'comments'>;

/** Under which everything in a thread is changed. */
export const threadLock = (topic: string): string => `thread/${topic}`;

/** What a comment begins with. */
export type CommentStart = Pick<
  CommentRow,
  'id' | 'topic' | 'author' | 'source' | 'body' | 'hash' | 'status' | 'createdAt'
>;

/** The row of a comment that nobody has reacted or replied to; its place follows from its parent's. */
export const newComment = (start: CommentStart, parent: CommentRow | null): CommentRow => ({
  ...start,
  parent: parent?.id ?? null,
  root: parent?.root ?? start.id,
  first: parent ? 0 : 1,
  depth: parent ? parent.depth + 1 : 0,
  at: placeInTime(start.createdAt, parent?.at ?? null),
  editedAt: null,
  revision: 1,
  reactions: {},
  score: 0,
  replies: 0,
  descendants: 0,
  ...standingOf(0, 0),
  featured: 0,
  answer: 0,
  answered: null,
  signs: [],
  stars: 0,
  verified: 0,
  images: [],
});

/** The row of a thread in which nobody has written. */
export const newThread = (
  start: Pick<Row<'threads'>, 'topic' | 'title' | 'url' | 'createdAt'>,
): Row<'threads'> => ({
  ...start,
  locked: 0,
  comments: 0,
  pinned: [],
  policy: null,
  slow: 0,
  ratings: [],
});

/** Adds a comment, counted wherever comments are counted. */
export async function insertComment(context: Writing, row: CommentRow): Promise<void> {
  await context.tx.insert('comments', row);
  await recount(context, null, row);
}

/**
 * Changes a comment and, in the same transaction, every figure that follows from its status: the thread's published
 * comments and ratings, its author's, the replies of its ancestors that stand, and the size of the conversation.
 */
export async function updateComment(
  context: Writing,
  before: CommentRow,
  patch: Partial<CommentRow>,
): Promise<CommentRow> {
  const after = { ...before, ...patch };
  await context.tx.update('comments', [before.id], patch);
  await recount(context, before, after);
  return after;
}

async function recount(context: Writing, before: CommentRow | null, after: CommentRow): Promise<void> {
  const { tx } = context;
  await recountRatings(context, before, after);
  const published = Number(after.status === 'published') - Number(before?.status === 'published');
  if (published !== 0) {
    const thread = (await tx.get('threads', [after.topic]))!;
    await tx.update('threads', [after.topic], { comments: thread.comments + published });
    await countForAuthor(tx, after.author, published);
  }
  // A comment that begins or ceases to stand counts for its parent, and may make a parent that was taken down do the same.
  let inConversation = 0;
  let child = after;
  let change = Number(stands(after)) - Number(before !== null && stands(before));
  while (change !== 0 && child.parent !== null) {
    const parent: CommentRow = (await tx.get('comments', [child.parent]))!;
    const replies = parent.replies + change;
    await tx.update('comments', [parent.id], {
      replies,
      ...(parent.first && { score: bestScore(parent.reactions, replies) }),
    });
    inConversation += change;
    change = Number(stands({ ...parent, replies })) - Number(stands(parent));
    child = parent;
  }
  if (inConversation !== 0) {
    const root = (await tx.get('comments', [after.root]))!;
    await tx.update('comments', [root.id], { descendants: root.descendants + inConversation });
  }
}

/** Reviews count while they are published; where that or their stars changed, who looks at the topic is told. */
async function recountRatings(
  { tx, emit, viewer }: Writing,
  before: CommentRow | null,
  after: CommentRow,
): Promise<void> {
  const counted = (row: CommentRow | null): number => (row?.status === 'published' ? row.stars : 0);
  const [was, is] = [counted(before), counted(after)];
  if (was === is) return;
  let { ratings } = (await tx.get('threads', [after.topic]))!;
  if (was > 0) ratings = countRating(ratings, was, -1);
  if (is > 0) ratings = countRating(ratings, is, 1);
  await tx.update('threads', [after.topic], { ratings });
  emit({
    kind: 'thread.changed',
    subject: after.topic,
    actor: viewer?.id ?? null,
    channel: `thread/${after.topic}`,
    audience: 'public',
    data: {},
  });
}

/** Published words of somebody: whose first ones were read need not wait again. */
export async function countForAuthor(tx: Writing['tx'], author: Id | null, by: number): Promise<void> {
  const member = author === null ? undefined : await tx.get('members', [author]);
  if (member) await tx.update('members', [member.id], { approved: member.approved + by });
}
