import type { ThreadsPart } from '../../adapter/contract.ts';
import { CommunityError } from '../../adapter/errors.ts';
import type { Id } from '../../domain/common.ts';
import { isStaff } from '../../domain/people/people.ts';
import { HISTORY_LIMIT } from '../../domain/threads/types.ts';
import type { CommentRow } from './comment-rows.ts';
import { see } from './comment-view.ts';
import { toCursor } from '../cursor.ts';
import { notFound, requireViewer, type Scene, type Writing } from '../scene.ts';
import type { Row } from '../schema.ts';
import type { ReadTx } from '../store.ts';

/** More than there ever are, for what is to be gone. */
const ALL = HISTORY_LIMIT + 1;

const newestFirst = (tx: ReadTx, comment: Id, limit: number): Promise<Row<'versions'>[]> =>
  tx.range('versions', { eq: [comment], reverse: true, limit });

/** Keeps what a comment says, before other words take its place. */
export async function keepVersion({ tx, now }: Writing, row: CommentRow): Promise<void> {
  const { id, revision, body, createdAt } = row;
  const known = await newestFirst(tx, id, HISTORY_LIMIT);
  await tx.insert('versions', { comment: id, revision, body, at: known[0]?.until ?? createdAt, until: now });
  const oldest = known[HISTORY_LIMIT - 1];
  if (oldest) await tx.delete('versions', [id, oldest.revision]);
}

export async function forgetVersions({ tx }: Pick<Writing, 'tx'>, comment: Id): Promise<void> {
  for (const { revision } of await newestFirst(tx, comment, ALL))
    await tx.delete('versions', [comment, revision]);
}

/** What somebody took back is for nobody else to read, but for staff, who have to know what was said. */
export const historyFor =
  (scene: Scene): NonNullable<ThreadsPart['history']> =>
  ({ id }) =>
    scene.read(async (context) => {
      const viewer = requireViewer(context.viewer);
      const { tx } = context;
      const row = await tx.get('comments', [id]);
      const seen = row && see(context, row);
      if (!seen) throw notFound('comment');
      if (row.status === 'deleted') throw new CommunityError('gone', 'The comment was deleted.');
      if (!seen.full || (row.author !== viewer.id && !isStaff(viewer)))
        throw new CommunityError('forbidden', 'Earlier words are for their author and staff.');
      const versions = await newestFirst(tx, id, HISTORY_LIMIT);
      return {
        versions: versions.map(({ body, at, revision }) => ({ body, at, revision })),
        asOf: toCursor(await tx.position()),
      };
    });
