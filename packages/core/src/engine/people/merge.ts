import type { Id } from '../../domain/common.ts';
import { bestScore, changeReactions } from '../../domain/threads/counts.ts';
import { changeVote } from '../../domain/threads/ranking.ts';
import { mergeBallots } from '../polls/ballots.ts';
import { moveEntries } from '../polls/entries/merge-entries.ts';
import { moveFace } from './faces.ts';
import { moveMedia, moveMutes, moveReports } from './merge-relations.ts';
import { movePreferences } from './wishes.ts';
import { moveMail } from '../mail/merge-mail.ts';
import { moveNotices } from '../notices/telling.ts';
import { emitComment } from '../threads/comment-events.ts';
import { threadLock, updateComment, type CommentRow } from '../threads/comment-rows.ts';
import { handReview } from '../threads/reviews.ts';
import { memberLock, type Scene, type Writing } from '../scene.ts';
import { asSystem } from '../system.ts';

type Place = Pick<Scene, 'options' | 'site'>;

/** Things moved per transaction. */
const BATCH = 100;

/**
 * Hands everything a guest did to the member they turned out to be. Harmless when repeated, so what a crash interrupted
 * is finished by the next sign-in; until then a guest's words are shown as the member's all the same.
 */
export async function moveEverything(place: Place, from: Id, to: Id): Promise<void> {
  await moveComments(place, from, to);
  await moveReactions(place, from, to);
  await moveVotes(place, from, to);
  await moveMutes(place, from, to);
  await moveReports(place, from, to);
  await moveMedia(place, from, to);
  await moveFace(place, from, to);
  await mergeBallots(place, from, to);
  // Behind it: who took part goes with the ballots.
  await moveEntries(place, from, to);
  await moveNotices(place, from, to);
  await moveMail(place, from, to);
  await asSystem(place.options, place.site).write(memberLock(to), (context) =>
    movePreferences(context, from, to),
  );
}

async function moveComments({ options, site }: Place, from: Id, to: Id): Promise<void> {
  const system = asSystem(options, site);
  for (;;) {
    const [oldest] = await system.read(({ tx }) =>
      tx.range('comments', { index: 'author', eq: [from], limit: 1 }),
    );
    if (!oldest) return;
    await system.write(threadLock(oldest.topic), async (context) => {
      const { tx } = context;
      const rows = await tx.range('comments', { index: 'author', eq: [from], limit: BATCH });
      const here = rows.filter(({ topic }) => topic === oldest.topic);
      for (const row of here) {
        const kept = await handReview(context, row, to);
        await tx.update('comments', [row.id], { author: to });
        // A vote on what turns out to be one's own was none.
        const after = await takeBackVote(context, { ...kept, author: to }, to);
        emitComment(context, 'comment.edited', row, after);
      }
      await moveApproved(context, from, to, here.filter(({ status }) => status === 'published').length);
    });
  }
}

async function moveApproved({ tx }: Writing, from: Id, to: Id, count: number): Promise<void> {
  const [guest, member] = await tx.getMany('members', [[from], [to]]);
  if (count === 0 || !guest || !member) return;
  await tx.update('members', [from], { approved: guest.approved - count });
  await tx.update('members', [to], { approved: member.approved + count });
}

/** Where both reacted alike, one reaction is left, and counted. */
async function moveReactions({ options, site }: Place, from: Id, to: Id): Promise<void> {
  const system = asSystem(options, site);
  for (;;) {
    const [one] = await system.read(({ tx }) => tx.range('reactions', { eq: [from], limit: 1 }));
    if (!one) return;
    const comment: CommentRow | undefined = await system.read(({ tx }) => tx.get('comments', [one.comment]));
    await system.write(threadLock(comment?.topic ?? ''), async (context) => {
      const { tx } = context;
      for (const row of await tx.range('reactions', { eq: [from, one.comment], limit: BATCH })) {
        await tx.delete('reactions', [from, row.comment, row.reaction]);
        if (!(await tx.get('reactions', [to, row.comment, row.reaction]))) {
          await tx.insert('reactions', { ...row, member: to });
          continue;
        }
        const target = await tx.get('comments', [row.comment]);
        if (!target || target.status === 'deleted') continue;
        const reactions = changeReactions(target.reactions, row.reaction, -1);
        const after = await updateComment(context, target, {
          reactions,
          score: bestScore(reactions, target.replies),
        });
        emitComment(context, 'comment.reacted', target, after, { on: 0 });
      }
    });
  }
}

/** Where both voted, the member's vote stands. */
async function moveVotes({ options, site }: Place, from: Id, to: Id): Promise<void> {
  const system = asSystem(options, site);
  for (;;) {
    const [one] = await system.read(({ tx }) => tx.range('votes', { eq: [from], limit: 1 }));
    if (!one) return;
    const comment: CommentRow | undefined = await system.read(({ tx }) => tx.get('comments', [one.comment]));
    await system.write(threadLock(comment?.topic ?? ''), async (context) => {
      const { tx } = context;
      const [vote, target] = [
        await tx.get('votes', [from, one.comment]),
        await tx.get('comments', [one.comment]),
      ];
      if (!vote) return;
      const taken = target?.author === to || Boolean(await tx.get('votes', [to, one.comment]));
      if (taken && target) {
        const after = await takeBackVote(context, target, from);
        return emitComment(context, 'comment.voted', target, after);
      }
      await tx.delete('votes', [from, one.comment]);
      if (!taken) await tx.insert('votes', { ...vote, member: to });
    });
  }
}

/** Takes somebody's vote out of a comment's figures. */
export async function takeBackVote(context: Writing, comment: CommentRow, member: Id): Promise<CommentRow> {
  const vote = await context.tx.get('votes', [member, comment.id]);
  if (!vote) return comment;
  await context.tx.delete('votes', [member, comment.id]);
  // What was deleted counts nothing any more.
  return comment.status === 'deleted'
    ? comment
    : updateComment(context, comment, changeVote(comment, vote.value, 0));
}
