import type { Id } from '../../../domain/common.ts';
import { sanctionAt } from '../../../domain/moderation/sanctions.ts';
import { isStaff } from '../../../domain/people/people.ts';
import { entryActions, seesEntry } from '../../../domain/polls/ideas/rules.ts';
import type { Entry } from '../../../domain/polls/ideas/types.ts';
import { resultsVisible } from '../../../domain/polls/rules.ts';
import { inForce, type PollRow } from '../poll-row.ts';
import { cardsOf } from '../../threads/comment-view.ts';
import type { EntryRow } from './entry-rows.ts';
import { imagesOf, publicState } from '../../media/media-sight.ts';
import type { Reading } from '../../scene.ts';

/** Whether this viewer has a vote in the poll, for any of its entries. */
export async function hasVotedIn({ tx, viewer }: Reading, poll: string): Promise<boolean> {
  return viewer !== null && (await tx.range('entry_votes', { eq: [poll, viewer.id], limit: 1 })).length > 0;
}

/** Whether this viewer may see how many votes the entries of a poll have. */
export const seesVotes = async (context: Reading, { definition }: PollRow): Promise<boolean> =>
  resultsVisible(definition, context.viewer, await hasVotedIn(context, definition.id), context.now);

/** Whether the viewer sees what it says. */
export const seen = ({ viewer }: Reading, row: EntryRow): boolean => seesEntry(row, viewer);

/** Draws entries of one poll for the context's viewer: whole, or as a trace where they don't see what it says. */
export async function drawEntries(
  context: Reading,
  poll: PollRow,
  rows: readonly EntryRow[],
): Promise<Entry[]> {
  if (rows.length === 0) return [];
  const { tx, viewer, info, now } = context;
  const staff = isStaff(viewer);
  const counted = await seesVotes(context, poll);
  const cards = await cardsOf(
    context,
    rows.flatMap(({ author, reply }) => [author ?? [], reply?.by ?? []].flat()),
  );
  const card = (id: Id | null) => (id === null ? null : (cards.get(id) ?? null));
  const own = viewer
    ? await tx.getMany(
        'entry_votes',
        rows.map(({ id }) => [poll.id, viewer.id, id]),
      )
    : [];
  const self = viewer && (await tx.get('members', [viewer.id]));
  const asNow = viewer && { ...viewer, banned: self ? sanctionAt(self, now)?.kind === 'ban' : false };
  return Promise.all(
    rows.map(async (row, at): Promise<Entry> => {
      const { id, title, body, status, state, createdAt, editedAt, revision, reply, mergedInto } = row;
      const place = { id, poll: poll.id, status, state, createdAt, editedAt, revision };
      if (!seen(context, row))
        return { ...place, author: null, title: '', body: [], can: [], ...(viewer && { voted: false }) };
      const can = entryActions(row, asNow, poll.definition, info, now);
      const [image] = row.image
        ? await imagesOf(context, { images: [row.image], author: row.author, status: publicState(row) })
        : [];
      return {
        ...place,
        author: card(row.author),
        title,
        body,
        ...(can.includes('edit') && { source: row.source }),
        ...(image && { image }),
        ...(counted && state === 'published' && { votes: row.votes }),
        ...(viewer && { voted: Boolean(own[at]) }),
        ...(mergedInto !== null && { mergedInto }),
        ...(reply && {
          reply: {
            body: reply.body,
            ...(staff && { source: reply.source }),
            by: card(reply.by),
            at: reply.at,
          },
        }),
        ...(row.consent && (staff || viewer?.id === row.author) && { reuse: row.consent }),
        can,
      };
    }),
  );
}

export async function drawEntry(context: Reading, row: EntryRow): Promise<Entry> {
  const poll = (await context.tx.get('polls', [row.poll]))!;
  return (await drawEntries(context, inForce(poll, context.now), [row]))[0]!;
}

/** How many entries the viewer has in a poll, counted to `most`; what was united with another's is theirs no more. */
export async function ownEntries({ tx, viewer }: Reading, poll: string, most: number): Promise<number> {
  if (!viewer) return 0;
  const eq = [viewer.id, poll];
  // Staff unite few of one person's.
  const rows = await tx.range('entries', { index: 'author', eq, reverse: true, limit: most + 100 });
  return Math.min(most, rows.filter(({ state }) => state !== 'merged').length);
}
