import type { Id, Time } from '../../domain/common.ts';
import type { CommentRow } from './comment-rows.ts';
import type { Reading } from '../scene.ts';

/** Of these deleted comments, until when their author, who is the viewer, can bring them back. */
export async function ownInBin(
  { tx, viewer, now }: Reading,
  rows: readonly CommentRow[],
): Promise<ReadonlyMap<Id, Time>> {
  const own = rows.filter(({ status, author }) => status === 'deleted' && author === viewer?.id);
  const kept = await tx.getMany(
    'bin',
    own.map(({ id }) => [id]),
  );
  return new Map(kept.flatMap((one) => (one?.own && now < one.until ? [[one.comment, one.until]] : [])));
}
