import type { Id } from '../../domain/common.ts';
import { standingOf } from '../../domain/threads/ranking.ts';
import { emitComment, whomItAnswers } from '../threads/comment-events.ts';
import { release } from '../threads/comment-images.ts';
import { threadLock, updateComment } from '../threads/comment-rows.ts';
import { emitEntry } from '../polls/entries/entry-events.ts';
import { pollLock, updateEntry } from '../polls/entries/entry-rows.ts';
import { takeBackVotes } from '../polls/entries/entry-votes.ts';
import { forgetVersions } from '../threads/history.ts';
import { flag, settleReports } from '../moderation/reports.ts';
import { freeReview, NO_REVIEW } from '../threads/reviews.ts';
import type { Writing } from '../scene.ts';
import type { Erasing } from './erasing.ts';

/** Words, and what was said about them: comments, entries, reports, reasons of staff, and pictures. */
export async function eraseWords(erasing: Erasing, member: Id): Promise<void> {
  const { rows, write } = erasing;
  for await (const page of rows('comments', 'author', member))
    for (const { id, topic } of page)
      await write(threadLock(topic), async (context) => {
        const row = await context.tx.get('comments', [id]);
        if (row?.author !== member) return;
        await context.tx.delete('bin', [id]);
        await forgetVersions(context, id);
        await freeReview(context, row);
        await settleReports(context, id, 'deleted');
        await release(context, row.images);
        const answers = await whomItAnswers(context, row);
        const after = await updateComment(context, row, {
          author: null,
          source: '',
          body: [],
          hash: '',
          images: [],
          signs: [],
          reactions: {},
          ...standingOf(0, 0),
          ...NO_REVIEW,
          status: 'deleted',
          revision: row.revision + 1,
        });
        if (row.status !== 'deleted') emitComment(context, 'comment.deleted', row, after, answers);
        await forgetReasons(context, id);
      });
  await forgetGists(erasing);
  for await (const page of rows('entries', 'author', member))
    for (const { id, poll } of page)
      await write(pollLock(poll), async (context) => {
        const row = await context.tx.get('entries', [id]);
        if (row?.author !== member) return;
        await context.tx.delete('entrants', [poll, member]);
        // Where it was decided, the figures stay.
        if (row.state !== 'deleted' && row.votes > 0) await takeBackVotes(context, row);
        if (row.image) await release(context, [row.image]);
        const after = await updateEntry(context, row, {
          author: null,
          title: '',
          source: '',
          body: [],
          hash: '',
          image: null,
          reply: null,
          consent: null,
          reuse: 0,
          votes: 0,
          state: 'deleted',
          revision: row.revision + 1,
        });
        if (row.state !== 'deleted') emitEntry(context, 'entry.changed', row, after);
        await forgetReasons(context, id);
      });
  for await (const page of rows('entrants', 'member', member))
    await write(`erase/${member}`, async ({ tx }) => {
      for (const { poll } of page) await tx.delete('entrants', [poll, member]);
    });
  for await (const page of rows('reports', 'member', member))
    for (const { comment } of page)
      await write(`erase/${member}`, async (context) => {
        await context.tx.delete('reports', [comment, member]);
        await flag(context, comment);
      });
  await write(`erase/${member}`, (context) => forgetReasons(context, member));
  for await (const page of rows('thanks', 'by', member))
    await write(`erase/${member}`, async ({ tx }) => {
      for (const { id } of page) await tx.update('thanks', [id], { by: null });
    });
  for await (const page of rows('news', 'by', member))
    await write(`erase/${member}`, async ({ tx }) => {
      for (const { id } of page) await tx.update('news', [id], { by: null });
    });
  // What nothing shows as well: who uploaded it is gone.
  for await (const page of rows('media', 'owner', member))
    await write('media', async ({ tx, now }) => {
      for (const { id } of page) {
        if (!(await tx.get('claims', [id]))) await tx.insert('claims', { media: id, by: '' });
        await tx.update('media', [id], { state: 'gone', at: now });
      }
    });
}

/** What staff gave as their reasons may name somebody. */
async function forgetReasons({ tx }: Writing, subject: string): Promise<void> {
  const entries = await tx.range('audit', { index: 'subject', eq: [subject], limit: 1_000 });
  for (const { id, reason } of entries) if (reason !== null) await tx.update('audit', [id], { reason: null });
}

/** Hashes of words that are gone, by which they could be guessed. */
async function forgetGists({ system, write }: Erasing): Promise<void> {
  for (let after: (string | number)[] = []; ;) {
    const found = await system.read(async ({ tx }) => {
      const gists = await tx.range('gists', { eq: [], after, limit: 200 });
      const comments = await tx.getMany(
        'comments',
        gists.map(({ comment }) => [comment]),
      );
      return { gists, stale: gists.filter((_, at) => comments[at]?.hash === '') };
    });
    const { gists, stale } = found;
    if (stale.length > 0)
      await write('gists', async ({ tx }) => {
        for (const { gist, comment } of stale) await tx.delete('gists', [gist, comment]);
      });
    const last = gists.at(-1);
    if (!last || gists.length < 200) return;
    after = [last.gist, last.comment];
  }
}
