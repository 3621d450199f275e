import type { Id } from '../../domain/common.ts';
import type { Reading } from '../scene.ts';
import type { Row } from '../schema.ts';

/** Of the viewer's own comments, those that they let be used elsewhere. */
export async function allowedOf(
  { tx, viewer }: Reading,
  rows: readonly Row<'comments'>[],
): Promise<ReadonlySet<Id>> {
  const own = viewer ? rows.filter(({ author }) => author === viewer.id) : [];
  if (own.length === 0) return new Set();
  const reuses = await tx.getMany(
    'reuses',
    own.map(({ id }) => [id]),
  );
  return new Set(reuses.flatMap((row) => row?.comment ?? []));
}
