import type { Change } from '../../adapter/contract.ts';
import type { Id } from '../../domain/common.ts';
import { stands } from '../../domain/threads/sight.ts';
import type { CommentRow } from './comment-rows.ts';
import { drawOne, see } from './comment-view.ts';
import { threadNow } from '../meaning/prompts.ts';
import type { Reading, Scene, Writing } from '../scene.ts';
import type { EventKind, EventRow } from '../schema.ts';
import { asSystem } from '../system.ts';

/**
 * Tells the log what happened to a comment: in its thread to all who see or saw something of it, and to staff where
 * the queue of what waits has changed. Readers learn whose it is, and as what it is left.
 */
export function emitComment(
  context: Writing,
  kind: EventKind,
  before: CommentRow | null,
  after: CommentRow,
  data: EventRow['data'] = {},
): void {
  const about = { author: after.author, status: after.status, first: after.first };
  const event = { subject: after.id, actor: context.viewer?.id ?? null, data: { ...about, ...data } };
  const everybody = stands(after) || (before !== null && stands(before));
  context.emit({
    ...event,
    kind,
    channel: `thread/${after.topic}`,
    audience: everybody ? 'public' : 'staff',
  });
  if (after.status !== 'held' && before?.status !== 'held') return;
  context.emit({
    ...event,
    kind: after.status === 'held' && before?.status !== 'held' ? 'comment.held' : kind,
    channel: 'moderation',
    audience: 'staff',
  });
}

/** Whom a comment answers, where it may have come or gone as a reply. */
export async function whomItAnswers(
  { tx }: Pick<Reading, 'tx'>,
  { parent }: Pick<CommentRow, 'parent'>,
): Promise<{ readonly parentAuthor: Id | null }> {
  const answered = parent === null ? undefined : await tx.get('comments', [parent]);
  return { parentAuthor: answered?.author ?? null };
}

/** What an event about a comment or a thread means to the scene's viewer now, whatever it meant when it happened. */
export async function hydrateComment(
  { options, site, viewer }: Scene,
  event: EventRow,
): Promise<Change | null> {
  const place = { cursor: '', channel: event.channel as Change['channel'] };
  return asSystem(options, site, viewer).read(async (context): Promise<Change | null> => {
    const threadOf = async (topic: string) =>
      threadNow(context, topic, await context.tx.get('threads', [topic]));
    if (event.kind.startsWith('thread.'))
      return { ...place, kind: 'thread', thread: await threadOf(event.subject) };
    const row = await context.tx.get('comments', [event.subject]);
    if (!row) return null;
    // A deleted comment without replies leaves new pages, but who has it on screen is shown its tombstone.
    const { comments } = await threadOf(row.topic);
    const seen = see(context, row) ?? (row.status === 'deleted' ? { row, full: false } : null);
    return seen
      ? { ...place, kind: 'comment', comment: await drawOne(context, seen), comments }
      : { ...place, kind: 'comment-gone', id: row.id, topic: row.topic, comments };
  });
}
