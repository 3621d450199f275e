import type { Id } from '../../../domain/common.ts';
import { emitEntry, emitVotes } from './entry-events.ts';
import { pollLock, updateEntry } from './entry-rows.ts';
import { addVote, dropVote, standingVotes } from './entry-votes.ts';
import { countForAuthor } from '../../threads/comment-rows.ts';
import type { Scene, Writing } from '../../scene.ts';
import type { Row } from '../../schema.ts';
import { asSystem } from '../../system.ts';

type Place = Pick<Scene, 'options' | 'site'>;

/** Hands a merged guest's entries and votes to the member they turned out to be. Harmless when repeated. */
export async function moveEntries({ options, site }: Place, from: Id, to: Id): Promise<void> {
  const system = asSystem(options, site);
  for (;;) {
    const [one] = await system.read(({ tx }) =>
      tx.range('entries', { index: 'author', eq: [from], limit: 1 }),
    );
    if (!one) break;
    await system.write(pollLock(one.poll), async (context) => {
      const { tx } = context;
      for (const row of await tx.range('entries', { index: 'author', eq: [from, one.poll], limit: 100 })) {
        await tx.update('entries', [row.id], { author: to });
        if (await tx.get('entrants', [row.poll, from])) {
          await tx.delete('entrants', [row.poll, from]);
          // Where both had entered, both entries stand, and the member's own is theirs to withdraw.
          if (!(await tx.get('entrants', [row.poll, to])))
            await tx.insert('entrants', { poll: row.poll, member: to, entry: row.id });
        }
        if (row.state === 'published') {
          await countForAuthor(tx, from, -1);
          await countForAuthor(tx, to, 1);
        }
        emitEntry(context, 'entry.changed', row, { ...row, author: to });
      }
    });
  }
  for (;;) {
    const [one] = await system.read(({ tx }) =>
      tx.range('entry_votes', { index: 'member', eq: [from], limit: 1 }),
    );
    if (!one) return;
    await system.write(pollLock(one.poll), async (context) => {
      for (const vote of await context.tx.range('entry_votes', { eq: [one.poll, from], limit: 100 }))
        await moveVote(context, vote, to);
    });
  }
}

/** Where both voted for it, or the member has all the votes that one may have, theirs stand. */
async function moveVote(context: Writing, vote: Row<'entry_votes'>, to: Id): Promise<void> {
  const { tx } = context;
  const { poll, entry } = vote;
  const { definition } = (await tx.get('polls', [poll]))!;
  const row = (await tx.get('entries', [entry]))!;
  const full = definition.max > 0 && (await standingVotes(context, poll, to)).length >= definition.max;
  const own = definition.kind === 'contest' && row.author === to;
  const taken = full || own || Boolean(await tx.get('entry_votes', [poll, to, entry]));
  if (!taken) await addVote(context, { ...vote, member: to });
  await dropVote(context, vote);
  if (!taken) return;
  const after = await updateEntry(context, row, { votes: row.votes - 1 });
  await emitVotes(context, after);
}
