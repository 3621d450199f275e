import type { NewComment } from '../../adapter/contract.ts';
import { CommunityError } from '../../adapter/errors.ts';
import type { Id } from '../../domain/common.ts';
import { isStaff } from '../../domain/people/people.ts';
import { isRating, takesReviews } from '../../domain/threads/reviews.ts';
import type { ThreadPage } from '../../domain/threads/types.ts';
import { updateComment, type CommentRow } from './comment-rows.ts';
import { invalid } from '../input.ts';
import { requireViewer, type Reading, type Writing } from '../scene.ts';

/** What a row says of a review; nothing of all other comments. */
type ReviewColumns = Pick<CommentRow, 'stars' | 'verified'>;

export const NO_REVIEW: ReviewColumns = { stars: 0, verified: 0 };

/** A review's stars. Where a topic takes no reviews any more, its reviews are shown as other comments, until it does again. */
export const ratingOf = (
  { access }: Pick<Reading, 'access'>,
  { stars, topic }: Pick<CommentRow, 'stars' | 'topic'>,
): number | undefined => (stars > 0 && takesReviews(access.reviews, topic) ? stars : undefined);

/** What a new comment is as a review. Throws what keeps it from being one, and for stars where none are given. */
export async function reviewOf(
  context: Writing,
  { topic, parent, rating }: NewComment,
): Promise<ReviewColumns> {
  const { tx, access } = context;
  if (parent !== null || !takesReviews(access.reviews, topic)) {
    if (rating !== undefined) throw invalid('rating', 'no-review');
    return NO_REVIEW;
  }
  if (rating === undefined) throw invalid('rating', 'required');
  if (!isRating(rating)) throw invalid('rating', 'format');
  const viewer = requireViewer(context.viewer);
  if (isStaff(viewer))
    throw new CommunityError('forbidden', 'Staff do not review what is their own.', { field: 'rating' });
  if (await tx.get('reviews', [topic, viewer.id])) throw reviewedAlready();
  return { stars: rating, verified: Number(hasBought(context, topic)) };
}

/** What an edit makes of a review. Once verified, it stays so: a purchase is not undone by another session. */
export function revised(context: Writing, row: CommentRow, rating: number | undefined): ReviewColumns {
  const { stars, verified, topic } = row;
  if (ratingOf(context, row) === undefined) {
    if (rating !== undefined) throw invalid('rating', 'no-review');
    return { stars, verified };
  }
  if (rating !== undefined && !isRating(rating)) throw invalid('rating', 'format');
  return { stars: rating ?? stars, verified: Number(verified === 1 || hasBought(context, topic)) };
}

/** A review is deleted: its author may write another. */
export async function freeReview({ tx }: Writing, { stars, topic, author }: CommentRow): Promise<void> {
  if (stars > 0 && author !== null) await tx.delete('reviews', [topic, author]);
}

/** A deleted review comes back. Throws `conflict` where its author has written another by now. */
export async function reclaimReview(
  { tx }: Writing,
  { id, stars, topic, author }: CommentRow,
): Promise<void> {
  if (stars === 0 || author === null) return;
  if (await tx.get('reviews', [topic, author])) throw reviewedAlready();
  await tx.insert('reviews', { topic, member: author, comment: id });
}

const reviewedAlready = (): CommunityError =>
  new CommunityError('conflict', 'There is one review per person: change it, or delete it.', {
    field: 'rating',
    reason: 'reviewed',
  });

/** The viewer's own review in a topic. */
export async function ownReview(
  { tx, access, viewer }: Reading,
  topic: string,
): Promise<Pick<ThreadPage, 'review'>> {
  if (!viewer || !takesReviews(access.reviews, topic)) return {};
  const own = await tx.get('reviews', [topic, viewer.id]);
  return own ? { review: own.comment } : {};
}

/**
 * Hands a guest's review to the member they turned out to be. A person has one review: where the member wrote one too, that
 * one stands, and the guest's words stay as a comment without stars.
 */
export async function handReview(context: Writing, row: CommentRow, to: Id): Promise<CommentRow> {
  const { tx } = context;
  if (row.stars === 0 || row.author === null || row.status === 'deleted') return row;
  await tx.delete('reviews', [row.topic, row.author]);
  if (await tx.get('reviews', [row.topic, to])) return updateComment(context, row, NO_REVIEW);
  await tx.insert('reviews', { topic: row.topic, member: to, comment: row.id });
  return row;
}

const hasBought = ({ viewer }: Reading, topic: string): boolean => viewer?.bought?.includes(topic) ?? false;
