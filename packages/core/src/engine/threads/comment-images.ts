import { CommunityError } from '../../adapter/errors.ts';
import { altFlaw, tidyAlt } from '../../domain/media/rules.ts';
import { IMAGE_LIMIT, type AttachedImage } from '../../domain/media/types.ts';
import type { CommentRow } from './comment-rows.ts';
import { isLoose } from '../media/media-sweep.ts';
import { invalid, refuseFlaw } from '../input.ts';
import type { Writing } from '../scene.ts';
import type { ShownImage } from '../schema.ts';

/** What a picture is called where it is at fault. */
type Named = (at: number) => string;
const oneOfImages: Named = (at) => `images.${at}`;

/** Pictures that somebody wants on a comment, tidied. Throws `invalid`, naming the one at fault. */
export function readImages(
  images: readonly AttachedImage[] | undefined,
  named: Named = oneOfImages,
): AttachedImage[] | undefined {
  if (images && images.length > IMAGE_LIMIT) throw invalid('images', 'too-many', IMAGE_LIMIT);
  return images?.map(({ id, alt: raw }, at) => {
    if (images.findIndex((image) => image.id === id) < at) throw invalid(`${named(at)}.id`, 'duplicate');
    const alt = tidyAlt(raw);
    refuseFlaw(`${named(at)}.alt`, altFlaw(alt));
    return { id, alt };
  });
}

/**
 * Puts pictures on a comment, and lets go of those that it had and is not to have any more. Throws `not-found`, naming the
 * one at fault: somebody else's, one of another comment, or one that has gone, all alike.
 */
export async function attach(
  context: Writing,
  comment: Pick<CommentRow, 'id' | 'images'>,
  wanted: readonly AttachedImage[],
  named: Named = oneOfImages,
): Promise<ShownImage[]> {
  const { tx, now } = context;
  const rows = await tx.getMany(
    'media',
    wanted.map(({ id }) => [id]),
  );
  const shown: ShownImage[] = [];
  for (const [at, { id, alt }] of wanted.entries()) {
    const row = rows[at];
    const free = row && isLoose(row, now) && row.owner === context.viewer?.id;
    if (!row || !(free || (row.state === 'kept' && row.comment === comment.id)))
      throw new CommunityError('not-found', 'There is no such picture of yours.', {
        field: `${named(at)}.id`,
      });
    if (free) {
      // Two comments under two locks may want it at once: the key lets one of them.
      await tx.insert('claims', { media: id, by: comment.id });
      await tx.update('media', [id], { state: 'kept', comment: comment.id });
    }
    shown.push({ id, alt, width: row.width, height: row.height });
  }
  await release(
    context,
    comment.images.filter(({ id }) => wanted.every((image) => image.id !== id)),
  );
  return shown;
}

/** From now on nobody sees them; their bytes go soon. */
export async function release({ tx, now }: Writing, images: readonly ShownImage[]): Promise<void> {
  for (const { id } of images) await tx.update('media', [id], { state: 'gone', at: now });
}
