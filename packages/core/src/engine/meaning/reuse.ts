import type { CommunityPart, ThreadsPart } from '../../adapter/contract.ts';
import { CommunityError } from '../../adapter/errors.ts';
import type { Id } from '../../domain/common.ts';
import type { ReusableComment } from '../../domain/meaning/types.ts';
import { toCursor } from '../cursor.ts';
import { fromPlaceCursor, pageSize, toPlaceCursor } from '../input.ts';
import { change } from '../log/change.ts';
import { imagesOf } from '../media/media-sight.ts';
import { whoActs } from '../people/standing.ts';
import { agreedTo } from '../consent.ts';
import { requireStaff, requireViewer, type Reading, type Scene, type Writing } from '../scene.ts';
import type { Row } from '../schema.ts';
import { cardsOf } from '../threads/comment-view.ts';

/** Consents that one page looks through: those of what is hidden or gone for now are passed over. */
const LOOKED_THROUGH = 2_000;

/** Authors say whether the site may use a comment elsewhere, and take it back. */
export const reuseBy = (scene: Scene): Required<Pick<ThreadsPart, 'reuse'>> => ({
  async reuse({ key, id, on }) {
    requireViewer(scene.viewer);
    return change(scene, id, { key, request: { reuse: id, on } }, async (context, row) => {
      // Who may not write may still take back what they allowed.
      const { id: member } = await whoActs(context);
      if (row.status === 'deleted') throw new CommunityError('gone', 'The comment was deleted.');
      if (row.author !== member)
        throw new CommunityError('forbidden', 'Consent is given by the author alone.');
      if (on) await allow(context, id, member);
      else if (await context.tx.get('reuses', [id])) await context.tx.delete('reuses', [id]);
    });
  },
});

/** A consent from now on, in the words of now. Throws `unsupported` where nobody asks for it. */
export async function allow({ tx, info, now }: Writing, comment: Id, member: Id): Promise<void> {
  if (info.reuse === undefined)
    throw new CommunityError('unsupported', 'Nobody asks for this.', { field: 'reuse' });
  if (await tx.get('reuses', [comment])) return;
  const { at, licence, text } = await agreedTo({ licence: info.reuse }, now);
  await tx.insert('reuses', { comment, member, at, licence, text });
}

export const reusableBy = (scene: Scene): Pick<CommunityPart, 'reusable'> => ({
  async reusable(query) {
    requireStaff(scene.viewer);
    return scene.read((context) => reusableComments(context, query));
  },
});

export async function reusableComments(
  context: Reading,
  { cursor, limit }: { readonly cursor?: string; readonly limit?: number },
): ReturnType<CommunityPart['reusable']> {
  const size = pageSize(limit);
  const { tx } = context;
  let after = cursor === undefined ? [] : fromPlaceCursor(cursor, { r: ['int', 'id'] }).slice(1);
  const found: { readonly reuse: Row<'reuses'>; readonly row: Row<'comments'> }[] = [];
  let more = true;
  for (let looked = 0; more && found.length < size && looked < LOOKED_THROUGH; looked += size) {
    const page = await tx.range('reuses', { index: 'at', eq: [], after, limit: size });
    const rows = await tx.getMany(
      'comments',
      page.map(({ comment }) => [comment]),
    );
    for (const [at, reuse] of page.entries()) {
      if (found.length === size) break;
      after = [reuse.at, reuse.comment];
      const row = rows[at];
      if (row?.status === 'published') found.push({ reuse, row });
    }
    more = page.length === size;
  }
  return {
    comments: await credited(context, found),
    next: more && after.length > 0 ? toPlaceCursor(['r', ...after]) : null,
    asOf: toCursor(await tx.position()),
  };
}

async function credited(
  context: Reading,
  found: readonly { readonly reuse: Row<'reuses'>; readonly row: Row<'comments'> }[],
): Promise<ReusableComment[]> {
  const cards = await cardsOf(
    context,
    found.flatMap(({ row }) => row.author ?? []),
  );
  const threads = await context.tx.getMany(
    'threads',
    found.map(({ row }) => [row.topic]),
  );
  return Promise.all(
    found.map(async ({ reuse: { at, licence, text }, row }, index): Promise<ReusableComment> => ({
      ...{ id: row.id, topic: row.topic, url: threads[index]?.url ?? null, body: row.body },
      images: await imagesOf(context, row),
      credit: row.author === null ? null : (cards.get(row.author) ?? null),
      reuse: { at, licence, text },
      createdAt: row.createdAt,
    })),
  );
}
