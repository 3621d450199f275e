import type { EntriesPart } from '../../../adapter/contract.ts';
import { CommunityError } from '../../../adapter/errors.ts';
import type { Id } from '../../../domain/common.ts';
import { emitFigures, nextRevision } from '../ballots.ts';
import { changeEntry, demandEntry } from './entry-change.ts';
import { emitVotes } from './entry-events.ts';
import { boardOf, updateEntry, type EntryRow } from './entry-rows.ts';
import { requireViewer, type Reading, type Scene, type Writing } from '../../scene.ts';
import type { Row } from '../../schema.ts';

type Vote = Row<'entry_votes'>;

/** Votes moved or taken back per read. */
const BATCH = 200;

export function entryVotes(scene: Scene): Pick<EntriesPart, 'vote'> {
  return {
    async vote({ key, id, on }) {
      const { id: member } = requireViewer(scene.viewer);
      return changeEntry(scene, id, { key, request: { voteEntry: id, on } }, async (context, row) => {
        await demandEntry(context, row, 'vote');
        const { tx, now } = context;
        const { poll } = row;
        if (on === Boolean(await tx.get('entry_votes', [poll, member, id]))) return;
        if (on) {
          const replaced = await inTheWay(context, poll, member);
          await addVote(context, { poll, member, entry: id, at: now });
          await participate(context, poll);
          for (const entry of replaced) await withdraw(context, entry, member);
          const after = await updateEntry(context, row, { votes: row.votes + 1 });
          await emitVotes(context, after);
        } else await withdraw(context, row, member);
      });
    },
  };
}

/** The viewer's votes in a poll that count: what was taken down keeps none from being given. */
export async function standingVotes({ tx }: Reading, poll: string, member: Id): Promise<EntryRow[]> {
  const votes = await tx.range('entry_votes', { eq: [poll, member], limit: 1_000 });
  const entries = await tx.getMany(
    'entries',
    votes.map(({ entry }) => [entry]),
  );
  return entries.flatMap((entry) => (entry?.state === 'published' ? [entry] : []));
}

/** Where one has a single vote, what the next takes the place of. Throws `invalid` for one too many of several. */
async function inTheWay(context: Reading, poll: string, member: Id): Promise<EntryRow[]> {
  const { max } = (await boardOf(context, poll)).definition;
  if (max === 0) return [];
  const standing = await standingVotes(context, poll, member);
  if (standing.length < max) return [];
  if (max === 1) return standing;
  throw new CommunityError('invalid', `One has ${max} votes here.`, {
    field: 'id',
    reason: 'too-many',
    limit: max,
  });
}

/** What is back was away while its voters may have given that vote elsewhere: theirs for it go where they have too many. */
export async function dropSurplus(context: Writing, entry: EntryRow): Promise<void> {
  const { tx } = context;
  const { max } = (await boardOf(context, entry.poll)).definition;
  let left = entry;
  for (let after: readonly string[] = [], more = max > 0; more;) {
    const votes = await tx.range('entry_votes', { index: 'entry', eq: [entry.id], after, limit: BATCH });
    for (const { member } of votes)
      if ((await standingVotes(context, entry.poll, member)).length > max)
        left = await withdraw(context, left, member);
    const last = votes.at(-1);
    more = votes.length === BATCH;
    if (last) after = [last.poll, last.member];
  }
}

async function withdraw(context: Writing, entry: EntryRow, member: Id): Promise<EntryRow> {
  await dropVote(context, { poll: entry.poll, member, entry: entry.id });
  const after = await updateEntry(context, entry, { votes: entry.votes - 1 });
  await emitVotes(context, after);
  return after;
}

/** Adds a vote; who has none yet in the poll is one voter more. */
export async function addVote(context: Writing, vote: Vote): Promise<void> {
  const first = await hasNone(context, vote);
  await context.tx.insert('entry_votes', vote);
  if (first) await countVoter(context, vote.poll, vote.member, 1);
}

/** Takes a vote away; who has none left is one voter less. */
export async function dropVote(context: Writing, { poll, member, entry }: Omit<Vote, 'at'>): Promise<void> {
  const { tx } = context;
  await tx.delete('entry_votes', [poll, member, entry]);
  if (!(await hasNone(context, { poll, member }))) return;
  await countVoter(context, poll, member, -1);
  await leave(context, poll, member);
}

/** Who has neither a vote nor an entry left took no part. */
export async function leave(context: Writing, poll: string, member: Id): Promise<void> {
  const { tx } = context;
  if (!(await hasNone(context, { poll, member }))) return;
  const own = await tx.range('entries', { index: 'author', eq: [member, poll], limit: 1 });
  if (own.length === 0 && (await tx.get('participations', [poll, member])))
    await tx.delete('participations', [poll, member]);
}

const hasNone = async ({ tx }: Reading, { poll, member }: Pick<Vote, 'poll' | 'member'>): Promise<boolean> =>
  (await tx.range('entry_votes', { eq: [poll, member], limit: 1 })).length === 0;

async function countVoter(context: Writing, poll: string, member: Id, by: 1 | -1): Promise<void> {
  const row = await boardOf(context, poll);
  const voters = row.voters + by;
  await context.tx.update('polls', [poll], { voters, revision: nextRevision(row, context.now) });
  const [kind, data] = by > 0 ? (['poll.voted', {}] as const) : (['poll.changed', { voted: 0 }] as const);
  emitFigures(context, row, kind, member, true, data);
}

/** Whoever hands in or votes takes part. */
export async function participate({ tx, viewer }: Writing, poll: string): Promise<void> {
  const member = requireViewer(viewer).id;
  if (!(await tx.get('participations', [poll, member]))) await tx.insert('participations', { poll, member });
}

/** Gives the votes for an entry back to who cast them. */
export async function takeBackVotes(context: Writing, { id }: EntryRow): Promise<void> {
  for (;;) {
    const votes = await context.tx.range('entry_votes', { index: 'entry', eq: [id], limit: BATCH });
    for (const vote of votes) await dropVote(context, vote);
    if (votes.length < BATCH) return;
  }
}

/** Moves the votes for one entry to another of the same poll; who voted for both keeps one. Answers how many came. */
export async function moveVotes({ tx }: Writing, from: Id, into: Id): Promise<number> {
  let moved = 0;
  for (;;) {
    const votes = await tx.range('entry_votes', { index: 'entry', eq: [from], limit: BATCH });
    for (const { poll, member, at } of votes) {
      await tx.delete('entry_votes', [poll, member, from]);
      if (await tx.get('entry_votes', [poll, member, into])) continue;
      await tx.insert('entry_votes', { poll, member, entry: into, at });
      moved++;
    }
    if (votes.length < BATCH) return moved;
  }
}
