import type { Id } from '../../../domain/common.ts';
import { termsOf } from '../../../domain/polls/ideas/similar.ts';
import { trendingKey } from '../../../domain/polls/ideas/trending.ts';
import { countForAuthor } from '../../threads/comment-rows.ts';
import { emitPollChanged, inForce, nextRevision, type PollRow } from '../poll-row.ts';
import { notFound, type Reading, type Writing } from '../../scene.ts';
import type { Row } from '../../schema.ts';
import { CommunityError } from '../../../adapter/errors.ts';
import { takesEntries } from '../../../domain/polls/ideas/kind.ts';

export type EntryRow = Row<'entries'>;

/** Under which everything of a poll is changed, ballots and entries. */
export const pollLock = (poll: string): string => `poll/${poll}`;

/** A poll that members hand in entries to. Throws `not-found`, and `unsupported` for one of another kind. */
export async function boardOf({ tx, now }: Pick<Reading, 'tx' | 'now'>, id: string): Promise<PollRow> {
  const row = await tx.get('polls', [id]);
  if (!row) throw notFound('poll');
  if (!takesEntries(row.definition))
    throw new CommunityError('unsupported', 'This poll takes no entries.', { field: 'poll' });
  return inForce(row, now);
}

/** What an entry begins with. */
export type EntryStart = Pick<
  EntryRow,
  | 'id'
  | 'poll'
  | 'author'
  | 'title'
  | 'source'
  | 'body'
  | 'hash'
  | 'image'
  | 'state'
  | 'createdAt'
  | 'consent'
>;

export async function insertEntry(context: Writing, start: EntryStart): Promise<EntryRow> {
  const row: EntryRow = {
    ...start,
    reuse: Number(start.consent !== null),
    status: 'open',
    editedAt: null,
    revision: 1,
    votes: 0,
    hot: trendingKey(0, start.createdAt),
    mergedInto: null,
    reply: null,
  };
  await context.tx.insert('entries', row);
  await recount(context, null, row);
  return row;
}

/** Changes an entry and, in the same transaction, all that follows from its state, status, words and votes. */
export async function updateEntry(
  context: Writing,
  before: EntryRow,
  patch: Partial<Omit<EntryRow, 'hot'>>,
): Promise<EntryRow> {
  const votes = patch.votes ?? before.votes;
  const full = { ...patch, ...(votes !== before.votes && { hot: trendingKey(votes, before.createdAt) }) };
  const after = { ...before, ...full };
  await context.tx.update('entries', [before.id], full);
  await recount(context, before, after);
  return after;
}

async function recount(context: Writing, before: EntryRow | null, after: EntryRow): Promise<void> {
  const { tx } = context;
  const [was, is] = [before?.state === 'published', after.state === 'published'];
  // What is deleted has no author any more.
  if (is !== was) await countForAuthor(tx, after.author ?? before!.author, is ? 1 : -1);
  const sameWords = before?.title === after.title && before.source === after.source;
  if (was && !(is && sameWords)) await forgetTerms(tx, after.id);
  if (is && !(was && sameWords))
    for (const term of termsOf(`${after.title}\n${after.source}`))
      await tx.insert('entry_terms', { poll: after.poll, term, entry: after.id });
  if (was === is && (!is || before?.status === after.status)) return;
  const row = (await tx.get('polls', [after.poll]))!;
  const board = { ...row.board };
  if (was) board[before!.status] = (board[before!.status] ?? 0) - 1;
  if (is) board[after.status] = (board[after.status] ?? 0) + 1;
  await tx.update('polls', [after.poll], { board, revision: nextRevision(row, context.now) });
  emitPollChanged(context, after.poll);
}

async function forgetTerms(tx: Writing['tx'], entry: Id): Promise<void> {
  for (const { poll, term } of await tx.range('entry_terms', { index: 'entry', eq: [entry], limit: 1_000 }))
    await tx.delete('entry_terms', [poll, term, entry]);
}
