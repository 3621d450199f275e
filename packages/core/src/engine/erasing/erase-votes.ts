import type { Id } from '../../domain/common.ts';
import { pollState } from '../../domain/polls/rules.ts';
import { bestScore, changeReactions } from '../../domain/threads/counts.ts';
import { removeBallot } from '../polls/ballots.ts';
import { emitComment } from '../threads/comment-events.ts';
import { threadLock, updateComment } from '../threads/comment-rows.ts';
import { emitVotes } from '../polls/entries/entry-events.ts';
import { updateEntry } from '../polls/entries/entry-rows.ts';
import { dropVote } from '../polls/entries/entry-votes.ts';
import { takeBackVote } from '../people/merge.ts';
import { inForce } from '../polls/poll-row.ts';
import type { Erasing } from './erasing.ts';

/**
 * Reactions, votes and ballots. What is still open is counted without them. What was decided stays as it was decided: a ballot in a
 * poll that has closed is nobody's from then on, and stays to be counted again.
 */
export async function eraseVotes({ options, rows, write, system }: Erasing, member: Id): Promise<void> {
  const topicOf = (comment: Id) =>
    system.read(async ({ tx }) => (await tx.get('comments', [comment]))?.topic ?? '');
  for await (const page of rows('reactions', 'member', member))
    for (const { comment, reaction } of page)
      await write(threadLock(await topicOf(comment)), async (context) => {
        if (!(await context.tx.get('reactions', [member, comment, reaction]))) return;
        await context.tx.delete('reactions', [member, comment, reaction]);
        const row = await context.tx.get('comments', [comment]);
        if (!row || row.status === 'deleted') return;
        const reactions = changeReactions(row.reactions, reaction, -1);
        const after = await updateComment(context, row, {
          reactions,
          score: bestScore(reactions, row.replies),
        });
        emitComment(context, 'comment.reacted', row, after, { on: 0, reaction });
      });
  for await (const page of rows('votes', 'member', member))
    for (const { comment } of page)
      await write(threadLock(await topicOf(comment)), async (context) => {
        const row = await context.tx.get('comments', [comment]);
        if (!row) return context.tx.delete('votes', [member, comment]);
        const after = await takeBackVote(context, row, member);
        emitComment(context, 'comment.voted', row, after, { on: 0 });
      });
  for await (const page of rows('participations', 'member', member))
    for (const { poll } of page)
      await write(`poll/${poll}`, async (context) => {
        const { tx, now } = context;
        const known = await tx.get('polls', [poll]);
        await tx.delete('participations', [poll, member]);
        await tx.delete('consents', [poll, member]);
        const row = known && inForce(known, now);
        if (!row) return;
        if (row.definition.segment || pollState(row.definition, now) !== 'closed')
          return removeBallot(context, row, member);
        // Of an anonymous poll that has closed nobody knows which it was.
        if (row.definition.anonymous) return;
        const ballot = await tx.get('ballots', [poll, member]);
        if (!ballot) return;
        await tx.delete('ballots', [poll, member]);
        await tx.insert('ballots', { ...ballot, voter: options.ambient.id() });
      });
  for await (const page of rows('entry_votes', 'member', member))
    for (const vote of page)
      await write(`poll/${vote.poll}`, async (context) => {
        const { tx, now } = context;
        if (!(await tx.get('entry_votes', [vote.poll, member, vote.entry]))) return;
        const poll = await tx.get('polls', [vote.poll]);
        if (poll && pollState(inForce(poll, now).definition, now) === 'closed') {
          await tx.delete('entry_votes', [vote.poll, member, vote.entry]);
          await tx.insert('entry_votes', { ...vote, member: options.ambient.id() });
          return;
        }
        await dropVote(context, vote);
        const row = await tx.get('entries', [vote.entry]);
        if (row && row.state !== 'deleted')
          await emitVotes(context, await updateEntry(context, row, { votes: row.votes - 1 }));
      });
}
