import { pollsIn } from '../../domain/embedded-polls.ts';
import type { Id } from '../../domain/common.ts';
import { isStaff, type MemberCard } from '../../domain/people/people.ts';
import { sanctionAt } from '../../domain/moderation/sanctions.ts';
import { votesOn } from '../../domain/site.ts';
import { commentActions } from '../../domain/threads/actions.ts';
import { ratingsOf, takesReviews } from '../../domain/threads/reviews.ts';
import { sightOf } from '../../domain/threads/sight.ts';
import type { Comment, CommentMark, Thread } from '../../domain/threads/types.ts';
import { ownInBin } from './bin-view.ts';
import type { CommentRow } from './comment-rows.ts';
import { imagesOf } from '../media/media-sight.ts';
import { facesOf } from '../people/faces.ts';
import { allowedOf } from '../meaning/allowed.ts';
import type { Reading } from '../scene.ts';
import { ratingOf } from './reviews.ts';
import type { Row } from '../schema.ts';

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

/** `face`: the address of a picture of their own, if they have one. */
export function cardOf(
  { id, name, role, avatar, createdAt, lookalike }: Row<'members'>,
  face: string | null = null,
): MemberCard {
  const shown = face ?? avatar;
  const flagged = lookalike === 1 && !isStaff({ role });
  return {
    id,
    name,
    role,
    ...(shown !== null && { avatar: shown }),
    since: createdAt,
    ...(flagged && { lookalike: true as const }),
  };
}

/** A member as others see one. */
export const cardFor = async (context: Reading, row: Row<'members'>): Promise<MemberCard> =>
  cardOf(row, (await facesOf(context, [row])).get(row.id));

/** The card with what staff hold against its member, for staff. */
export async function standingCard(context: Reading, row: Row<'members'>): Promise<MemberCard> {
  const sanction = sanctionAt(row, context.now);
  return { ...(await cardFor(context, row)), ...(sanction && { sanction }) };
}

/** Members by id, as others see them; a guest who has signed in since is seen as the member. The erased are absent. */
export async function cardsOf(context: Reading, ids: Iterable<Id>): Promise<ReadonlyMap<Id, MemberCard>> {
  const members = await membersOf(context, ids);
  const faces = await facesOf(context, members.values());
  return new Map([...members].map(([id, row]) => [id, cardOf(row, faces.get(row.id))]));
}

/** The same as rows. */
export async function membersOf(
  { tx }: Reading,
  ids: Iterable<Id>,
): Promise<ReadonlyMap<Id, Row<'members'>>> {
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
      return known ? [[wanted[at]!, known]] : [];
    }),
  );
}

export const threadView = (
  { access }: Pick<Reading, 'access'>,
  topic: string,
  row: Row<'threads'> | undefined,
): Thread => ({
  topic,
  title: row?.title ?? null,
  url: row?.url ?? null,
  locked: row?.locked === 1,
  ...(row?.policy && { moderation: row.policy }),
  ...(row?.slow && { slow: row.slow }),
  comments: row?.comments ?? 0,
  ...(takesReviews(access.reviews, topic) && { ratings: ratingsOf(row?.ratings ?? []) }),
  ...(access.glossary && { glossary: true as const }),
  ...(row && { openedAt: row.createdAt }),
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
 * Draws comments for the context's viewer, whatever their number, with a few look-ups.
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
  const members = await membersOf(context, [
    ...shown.flatMap(({ author }) => author ?? []),
    ...(viewer ? [viewer.id] : []),
  ]);
  const faces = await facesOf(context, members.values());
  const self = viewer && members.get(viewer.id);
  const asNow = viewer && { ...viewer, banned: self ? sanctionAt(self, now)?.kind === 'ban' : false };
  const muted = viewer ? await mutedBy(context, viewer.id, shown) : new Set<Id>();
  // Where nobody has reacted, the viewer has not either; and so it is with votes.
  const reacted = viewer
    ? shown.filter(({ reactions }) => Object.values(reactions).some((count) => count > 0))
    : [];
  const own = await tx.rangeEach('reactions', {
    each: reacted.map(({ id }) => [viewer!.id, id]),
    limit: 100,
  });
  const mine = new Map(reacted.map(({ id }, at) => [id, own[at]!.map(({ reaction }) => reaction)]));
  const votable = (row: CommentRow): boolean => votesOn(info) || ratingOf(context, row) !== undefined;
  const votedOn = viewer ? shown.filter((row) => row.up + row.down > 0 && votable(row)) : [];
  const votes = await tx.getMany(
    'votes',
    votedOn.map(({ id }) => [viewer!.id, id]),
  );
  const voted = new Map(votes.flatMap((vote) => (vote ? [[vote.comment, vote.value as 1 | -1]] : [])));

  const answers = await standingAnswers(context, shown);
  const pictured = shown.filter(({ images }) => images.length > 0);
  const images = new Map(
    await Promise.all(pictured.map(async (row) => [row.id, await imagesOf(context, row)] as const)),
  );
  const reusable = await allowedOf(context, shown);
  const inBin = await ownInBin(
    context,
    seen.map(({ row }) => row),
  );

  return seen.map(({ row, full }): Comment => {
    const { id, topic, parent, root, depth, createdAt, revision, replies } = row;
    const place = { id, topic, parent, root, depth, createdAt, revision, replies };
    const personal = (reactions: readonly string[]): Pick<Comment, 'mine'> =>
      viewer ? { mine: reactions } : {};
    if (!full) {
      const status = row.status === 'deleted' ? 'deleted' : 'hidden';
      const until = inBin.get(id);
      return {
        ...place,
        author: null,
        body: null,
        status,
        editedAt: null,
        reactions: [],
        can: until === undefined ? [] : ['undelete'],
        ...(until !== undefined && { undoUntil: until }),
        ...personal([]),
      };
    }
    const { status, editedAt, body } = row;
    const rating = ratingOf(context, row);
    const thread = threads.get(topic);
    const marks = marksOf(row, thread);
    const polls = pollsIn(body);
    const member = row.author === null ? undefined : members.get(row.author);
    const author = member ? cardOf(member, faces.get(member.id)) : null;
    const facts = { status, author, createdAt, parent, rating };
    const can = commentActions(facts, asNow, info, now, thread?.locked === 1);
    return {
      ...place,
      author,
      body,
      ...(images.get(id)?.length && { images: images.get(id)! }),
      ...(polls.length > 0 && { polls }),
      ...(can.includes('edit') && { source: row.source }),
      status,
      editedAt,
      reactions: countsOf(row, info),
      ...(status === 'held' && isStaff(viewer) && row.signs.length > 0 && { signs: row.signs }),
      ...(author && muted.has(author.id) && { muted: true as const }),
      ...(marks.length > 0 && { marks }),
      ...(answers.has(row.answered ?? '') && { answer: row.answered! }),
      ...(reusable.has(id) && { reuse: true as const }),
      ...(rating !== undefined && { rating }),
      ...(rating !== undefined && row.verified && { verified: true as const }),
      ...(votable(row) && {
        votes: { up: row.up, down: rating !== undefined || info.votes === 'up' ? 0 : row.down },
        ...(viewer && { vote: voted.get(id) ?? 0 }),
      }),
      can,
      ...personal(mine.get(id) ?? []),
    };
  });
}

/** Of these authors, whom the viewer does not want to read. */
async function mutedBy({ tx }: Reading, viewer: Id, rows: readonly CommentRow[]): Promise<ReadonlySet<Id>> {
  const authors = new Set(rows.flatMap(({ author }) => author ?? []));
  authors.delete(viewer); // nobody mutes themselves
  const mutes = await tx.getMany(
    'mutes',
    [...authors].map((author) => [viewer, author]),
  );
  return new Set(mutes.flatMap((mute) => mute?.muted ?? []));
}

/** What is pointed out. What was taken down keeps its marks until it is back, and shows none. */
function marksOf(row: CommentRow, thread: Row<'threads'> | undefined): CommentMark[] {
  if (row.status !== 'published') return [];
  return [
    ...(thread?.pinned.includes(row.id) ? ['pinned' as const] : []),
    ...(row.featured ? ['featured' as const] : []),
    ...(row.answer ? ['answer' as const] : []),
  ];
}

/** Official answers to these comments that everybody may read. */
async function standingAnswers({ tx }: Reading, rows: readonly CommentRow[]): Promise<ReadonlySet<Id>> {
  const wanted = rows.flatMap(({ answered }) => answered ?? []);
  if (wanted.length === 0) return new Set();
  const known = new Map(rows.map((row) => [row.id, row]));
  const others = wanted.filter((id) => !known.has(id));
  const fetched = await tx.getMany(
    'comments',
    others.map((id) => [id]),
  );
  return new Set(
    [...wanted.flatMap((id) => known.get(id) ?? []), ...fetched.flatMap((row) => row ?? [])]
      .filter(({ status }) => status === 'published')
      .map(({ id }) => id),
  );
}

export async function drawOne(context: Reading, seen: Seen): Promise<Comment> {
  const [comment] = await draw(context, [seen]);
  return comment!;
}
