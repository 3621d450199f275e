import { CommunityError } from '../../adapter/errors.ts';
import type { Id } from '../../domain/common.ts';
import { commentActions } from '../../domain/threads/actions.ts';
import type { Comment, CommentAction } from '../../domain/threads/types.ts';
import { threadLock, type CommentRow } from '../threads/comment-rows.ts';
import { drawOne, see, seeSomething } from '../threads/comment-view.ts';
import { ratingOf } from '../threads/reviews.ts';
import { notFound, type Reading, type Scene, type Writing } from '../scene.ts';
import { refuseBanned, whoActs } from '../people/standing.ts';

/** Throws what keeps the viewer from doing this: `gone`, `forbidden`, or `closed` by a lock or the edit window. */
export async function demand(context: Reading, row: CommentRow, action: CommentAction): Promise<void> {
  const { tx, info, viewer, now } = context;
  const member = await whoActs(context);
  // Even who may not write may take back what they wrote.
  if (action !== 'delete') refuseBanned(member, now);
  if (row.status === 'deleted') throw new CommunityError('gone', 'The comment was deleted.');
  const rating = ratingOf(context, row);
  const comment = { ...row, rating, author: row.author === null ? null : { id: row.author } };
  const locked = (await tx.get('threads', [row.topic]))?.locked === 1;
  if (commentActions(comment, viewer, info, now, locked).includes(action)) return;
  const later = { ...info, editWindow: Infinity };
  if (commentActions(comment, viewer, later, now).includes(action)) {
    throw new CommunityError('closed', locked ? 'The thread is locked.' : 'The time for editing has passed.');
  }
  throw new CommunityError('forbidden', 'You may not do this to this comment.');
}

/** Carries out one keyed change of a comment that the viewer sees, and answers with what they see then. */
export async function change(
  scene: Scene,
  id: Id,
  { key, request }: { readonly key: Id; readonly request: unknown },
  body: (context: Writing, row: CommentRow) => Promise<void>,
): Promise<Comment> {
  const place = await scene.read(({ tx }) => tx.get('comments', [id]));
  if (!place) throw notFound('comment');
  // The stored answer is nothing but that it was done: words are kept in one place, where they can be taken down.
  await scene.keyed(threadLock(place.topic), key, request, async (context) => {
    const row = await context.tx.get('comments', [id]);
    if (!row || (row.status !== 'deleted' && !see(context, row)?.full)) throw notFound('comment');
    await body(context, row);
  });
  return scene.read(async (context) =>
    drawOne(context, seeSomething(context, (await context.tx.get('comments', [id]))!)),
  );
}
