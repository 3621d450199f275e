import type { ThreadsPart } from '../../adapter/contract.ts';
import { CommunityError } from '../../adapter/errors.ts';
import type { Id, Time } from '../../domain/common.ts';
import { UNDO_WINDOW } from '../../domain/moderation/undo.ts';
import { bestScore } from '../../domain/threads/counts.ts';
import { standingOf } from '../../domain/threads/ranking.ts';
import { change } from '../log/change.ts';
import { release } from './comment-images.ts';
import { emitComment, whomItAnswers } from './comment-events.ts';
import { threadLock, updateComment, type CommentRow } from './comment-rows.ts';
import { forgetVersions } from './history.ts';
import { reopenReports, settleReports } from '../moderation/reports.ts';
import { NO_REVIEW, freeReview, reclaimReview } from './reviews.ts';
import { requireViewer, type EngineOptions, type Scene, type Writing } from '../scene.ts';
import type { Row } from '../schema.ts';
import { refuseBanned, whoActs } from '../people/standing.ts';
import { asSystem } from '../system.ts';

/** What settles the reports of what is deleted, and tells which to open again. */
const DELETED = 'deleted';

/**
 * Takes the words out of a comment and keeps them where no read finds them, until they can't be brought back any more. Its
 * pictures and stars stay with it as long, and nobody sees them; its author may write another review meanwhile.
 */
export async function throwAway(context: Writing, row: CommentRow): Promise<CommentRow> {
  const { tx, now, viewer } = context;
  const { id, source, body, status } = row;
  const own = Number(row.author === viewer?.id);
  await tx.insert('bin', { comment: id, source, body, status, own, until: now + UNDO_WINDOW });
  const after = await updateComment(context, row, {
    status: 'deleted',
    source: '',
    body: [],
    reactions: {},
    ...standingOf(0, 0),
    revision: row.revision + 1,
  });
  await freeReview(context, row);
  await settleReports(context, id, DELETED);
  return after;
}

/** Puts everything back as it was. Throws `gone` where nothing is left of it, `conflict` where another review took its place. */
export async function bringBack(context: Writing, row: CommentRow): Promise<CommentRow> {
  const { tx, now } = context;
  const kept = await tx.get('bin', [row.id]);
  if (!kept || now >= kept.until) throw wordsGone();
  const { source, body, status } = kept;
  await reclaimReview(context, row);
  const reactions = await reactionsOf(context, row.id);
  await tx.delete('bin', [row.id]);
  const after = await updateComment(context, row, {
    source,
    body,
    status,
    reactions,
    score: bestScore(reactions, row.replies),
    ...(await votesOf(context, row.id)),
    revision: row.revision + 1,
  });
  // Or deleting and undoing would be a way to be rid of them.
  await reopenReports(context, row.id, DELETED);
  return after;
}

export const wordsGone = (): CommunityError => new CommunityError('gone', 'What was deleted is gone.');

export const undeleteBy =
  (scene: Scene): NonNullable<ThreadsPart['undelete']> =>
  async ({ key, id, revision }) => {
    const viewer = requireViewer(scene.viewer);
    return change(scene, id, { key, request: { undelete: id, revision } }, async (context, row) => {
      refuseBanned(await whoActs(context), context.now);
      const kept = await context.tx.get('bin', [id]);
      if (row.author !== viewer.id || kept?.own === 0)
        throw new CommunityError('forbidden', 'Only who wrote and deleted it may bring it back.');
      // Brought back already, in another tab.
      if (row.status !== 'deleted') return;
      if (row.revision !== revision)
        throw new CommunityError('conflict', 'The comment has changed since.', { field: 'revision' });
      const after = await bringBack(context, row);
      emitComment(context, 'comment.undone', row, after, await whomItAnswers(context, row));
    });
  };

/** Comments emptied at once: few enough that what else follows from the log hardly waits. */
const EMPTIED = 100;

/** Forgets for good what nobody can bring back any more, with what it said before. Returns when to come again; `null`: there is nothing. */
export async function emptyBin(options: EngineOptions, site: Id): Promise<Time | null> {
  const system = asSystem(options, site);
  for (let count = 0; count < EMPTIED; count++) {
    const found = await system.read(async ({ tx }) => {
      const [oldest] = await tx.range('bin', { index: 'until', eq: [], limit: 1 });
      return oldest && { ...oldest, topic: (await tx.get('comments', [oldest.comment]))?.topic ?? '' };
    });
    if (!found) return null;
    if (options.ambient.now() < found.until) return found.until;
    await system.write(threadLock(found.topic), async (context) => {
      const { comment } = found;
      const kept = await context.tx.get('bin', [comment]);
      // Brought back and deleted again meanwhile, perhaps.
      if (!kept || context.now < kept.until) return;
      await context.tx.delete('bin', [comment]);
      await forgetVersions(context, comment);
      const row = await context.tx.get('comments', [comment]);
      if (!row) return;
      await release(context, row.images);
      await updateComment(context, row, { images: [], ...NO_REVIEW });
    });
  }
  return options.ambient.now();
}

/** Rows read at once. */
const BATCH = 1_000;

/** Counted anew: a guest's may have become a member's meanwhile. */
async function reactionsOf({ tx }: Writing, comment: Id): Promise<CommentRow['reactions']> {
  const counts: Record<string, number> = {};
  let after: string[] = [];
  for (let rows: Row<'reactions'>[] = []; ;) {
    rows = await tx.range('reactions', { index: 'comment', eq: [comment], after, limit: BATCH });
    for (const { reaction } of rows) counts[reaction] = (counts[reaction] ?? 0) + 1;
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return counts;
    after = [last.member, last.reaction];
  }
}

async function votesOf({ tx }: Writing, comment: Id): Promise<ReturnType<typeof standingOf>> {
  let [up, down] = [0, 0];
  let after: string[] = [];
  for (let rows: Row<'votes'>[] = []; ;) {
    rows = await tx.range('votes', { index: 'comment', eq: [comment], after, limit: BATCH });
    up += rows.filter(({ value }) => value > 0).length;
    down += rows.filter(({ value }) => value < 0).length;
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return standingOf(up, down);
    after = [last.member];
  }
}
