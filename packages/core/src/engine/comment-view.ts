import type { Id } from '../domain/common.ts';
import type { MemberCard } from '../domain/people.ts';
import { commentActions } from '../domain/threads/actions.ts';
import { sightOf } from '../domain/threads/sight.ts';
import type { Comment, Thread } from '../domain/threads/types.ts';
import type { CommentRow } from './comment-rows.ts';
import type { Reading } from './scene.ts';
import type { Row } from './schema.ts';

/** A row and whether the viewer sees all of it or only that something was there. */
export interface Seen {
  readonly row: CommentRow;
  readonly full: boolean;
}

/** `null`: the viewer sees nothing of it. */
export function see({ viewer }: Reading, row: CommentRow): Seen | null {
  const sight = sightOf(row, viewer);
  return sight === 'none' ? null : { row, full: sight === 'full' };
}

/** As much as the viewer may see, and a trace where that is nothing: for what they did themselves, or must keep its replies in place. */
export const seeSomething = (context: Reading, row: CommentRow): Seen =>
  see(context, row) ?? { row, full: false };

export function cardOf({ id, name, role, avatar, createdAt }: Row<'members'>): MemberCard {
  return { id, name, role, ...(avatar !== null && { avatar }), since: createdAt };
}

/** Members by id, as others see them; a guest who has signed in since is seen as the member. The erased are absent. */
export async function cardsOf({ tx }: Reading, ids: Iterable<Id>): Promise<ReadonlyMap<Id, MemberCard>> {
  const wanted = [...new Set(ids)];
  const rows = await tx.getMany(
    'members',
    wanted.map((id) => [id]),
  );
  const merged = rows.flatMap((row) => (row?.mergedInto ? [row.mergedInto] : []));
  const targets =
    merged.length > 0
      ? await tx.getMany(
          'members',
          [...new Set(merged)].map((id) => [id]),
        )
      : [];
  const into = new Map(targets.flatMap((row) => (row ? [[row.id, row]] : [])));
  return new Map(
    rows.flatMap((row, at) => {
      const known = row?.mergedInto ? into.get(row.mergedInto) : row;
      return known ? [[wanted[at]!, cardOf(known)]] : [];
    }),
  );
}

export const threadView = (topic: string, row: Row<'threads'> | undefined): Thread => ({
  topic,
  title: row?.title ?? null,
  url: row?.url ?? null,
  locked: row?.locked === 1,
  comments: row?.comments ?? 0,
});

/** How often each reaction that the site offers was given, in the site's order. */
function countsOf({ reactions }: CommentRow, { reactions: offered }: Reading['info']): Comment['reactions'] {
  const counts: { id: string; count: number }[] = [];
  for (const { id } of offered) {
    const count = reactions[id] ?? 0;
    if (count > 0) counts.push({ id, count });
  }
  return counts;
}

/**
 * Draws comments for the context's viewer, whatever their number, with three look-ups.
 *
 * @param known the thread that all of them are in, where its row is at hand
 */
export async function draw(
  context: Reading,
  seen: readonly Seen[],
  known?: Row<'threads'>,
): Promise<Comment[]> {
  const { tx, info, viewer, now } = context;
  if (seen.length === 0) return [];
  const shown = seen.flatMap(({ row, full }) => (full ? [row] : []));
  const rows = known
    ? [known]
    : await tx.getMany(
        'threads',
        [...new Set(seen.map(({ row }) => row.topic))].map((topic) => [topic]),
      );
  const threads = new Map(rows.flatMap((row) => (row ? [[row.topic, row]] : [])));
  const cards = await cardsOf(
    context,
    shown.flatMap(({ author }) => author ?? []),
  );
  // Where nobody has reacted, the viewer has not either.
  const reacted = viewer
    ? shown.filter(({ reactions }) => Object.values(reactions).some((count) => count > 0))
    : [];
  const own = await tx.rangeEach('reactions', {
    each: reacted.map(({ id }) => [viewer!.id, id]),
    limit: 100,
  });
  const mine = new Map(reacted.map(({ id }, at) => [id, own[at]!.map(({ reaction }) => reaction)]));

  return seen.map(({ row, full }): Comment => {
    const { id, topic, parent, root, depth, createdAt, revision, replies } = row;
    const place = { id, topic, parent, root, depth, createdAt, revision, replies };
    const personal = (reactions: readonly string[]): Pick<Comment, 'mine'> =>
      viewer ? { mine: reactions } : {};
    if (!full) {
      const status = row.status === 'deleted' ? 'deleted' : 'hidden';
      return {
        ...place,
        author: null,
        body: null,
        status,
        editedAt: null,
        reactions: [],
        can: [],
        ...personal([]),
      };
    }
    const { status, editedAt, body } = row;
    const author = row.author === null ? null : (cards.get(row.author) ?? null);
    const can = commentActions(
      { status, author, createdAt },
      viewer,
      info,
      now,
      threads.get(topic)?.locked === 1,
    );
    return {
      ...place,
      author,
      body,
      ...(can.includes('edit') && { source: row.source }),
      status,
      editedAt,
      reactions: countsOf(row, info),
      can,
      ...personal(mine.get(id) ?? []),
    };
  });
}

export async function drawOne(context: Reading, seen: Seen): Promise<Comment> {
  const [comment] = await draw(context, [seen]);
  return comment!;
}
