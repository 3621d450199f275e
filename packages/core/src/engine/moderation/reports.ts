import type { ThreadsPart } from '../../adapter/contract.ts';
import type { Id } from '../../domain/common.ts';
import { heldByReports, NOTE_LIMIT, REPORT_REASONS, type Report } from '../../domain/moderation/reports.ts';
import { isStaff } from '../../domain/people/people.ts';
import { tidyBody } from '../../domain/threads/words.ts';
import { change, demand } from '../log/change.ts';
import { emitComment, whomItAnswers } from '../threads/comment-events.ts';
import { updateComment, type CommentRow } from '../threads/comment-rows.ts';
import { cardsOf } from '../threads/comment-view.ts';
import { invalid } from '../input.ts';
import { requireViewer, type Reading, type Scene, type Writing } from '../scene.ts';
import type { Row } from '../schema.ts';

/** Reports read per comment: more of them say nothing new. */
const ENOUGH = 1_000;

export const reportBy =
  (scene: Scene): NonNullable<ThreadsPart['report']> =>
  async ({ key, id, reason, note }) => {
    const viewer = requireViewer(scene.viewer);
    if (!REPORT_REASONS.includes(reason)) throw invalid('reason', 'format');
    const words = tidyBody(note ?? '');
    if (words.length > NOTE_LIMIT) throw invalid('note', 'too-long', NOTE_LIMIT);
    await change(scene, id, { key, request: { report: id, reason, note } }, async (context, row) => {
      const { tx, now } = context;
      await demand(context, row, 'report');
      // The first one stands.
      if (await tx.get('reports', [id, viewer.id])) return;
      const counts = Number(viewer.role !== 'guest');
      await tx.insert('reports', {
        comment: id,
        member: viewer.id,
        reason,
        note: words || null,
        at: now,
        counts,
        handled: null,
      });
      await flag(context, id);
      context.emit({
        kind: 'comment.reported',
        subject: id,
        actor: viewer.id,
        channel: 'moderation',
        audience: 'staff',
        data: {},
      });
      await holdIfReported(context, row);
    });
  };

async function holdIfReported(context: Writing, row: CommentRow): Promise<void> {
  const author = row.author === null ? undefined : await context.tx.get('members', [row.author]);
  const open = await openReports(context, row.id);
  if (!heldByReports(open, context.access.reports, isStaff(author ?? null))) return;
  const after = await updateComment(context, row, { status: 'held', revision: row.revision + 1 });
  emitComment(context, 'comment.held', row, after, await whomItAnswers(context, row));
}

export async function openReports({ tx }: Reading, comment: Id): Promise<Row<'reports'>[]> {
  const all = await tx.range('reports', { eq: [comment], limit: ENOUGH });
  return all.filter(({ handled }) => handled === null);
}

/** Closes what is open, and remembers by what. */
export async function settleReports(context: Writing, comment: Id, by: string): Promise<void> {
  const open = await openReports(context, comment);
  if (open.length === 0) return;
  for (const { member } of open) await context.tx.update('reports', [comment, member], { handled: by });
  await flag(context, comment);
}

/** Opens again what was settled by this. */
export async function reopenReports(context: Writing, comment: Id, by: string): Promise<void> {
  const all = await context.tx.range('reports', { eq: [comment], limit: ENOUGH });
  for (const { member, handled } of all)
    if (handled === by) await context.tx.update('reports', [comment, member], { handled: null });
  await flag(context, comment);
}

/** Puts the comment into the queue of what was reported, or takes it out. */
export async function flag(context: Writing, comment: Id): Promise<void> {
  const { tx } = context;
  const open = await openReports(context, comment);
  const row = { open: Number(open.length > 0), at: Math.min(...open.map(({ at }) => at), context.now) };
  if (await tx.get('flagged', [comment])) await tx.update('flagged', [comment], row);
  else await tx.insert('flagged', { comment, ...row });
}

/** What is open about these comments, for staff. */
export async function viewReports(context: Reading, comments: readonly Id[]): Promise<Report[]> {
  const found = await context.tx.rangeEach('reports', { each: comments.map((id) => [id]), limit: 100 });
  const open = found.flat().filter(({ handled }) => handled === null);
  const cards = await cardsOf(
    context,
    open.map(({ member }) => member),
  );
  return open.map(({ comment, reason, note, member, at }) => ({
    comment,
    reason,
    note,
    by: cards.get(member) ?? null,
    at,
  }));
}
