import type { Id, Text, Time } from '../../domain/common.ts';
import { takesEntries } from '../../domain/polls/ideas/kind.ts';
import { pollState } from '../../domain/polls/rules.ts';
import type { PollStage } from '../../domain/polls/types.ts';
import type { ImpactOutcome } from '../../domain/relationship/types.ts';
import { inForce, type PollRow } from '../polls/poll-row.ts';
import { drawPoll } from '../polls/polls.ts';
import type { Reading } from '../scene.ts';
import type { Row } from '../schema.ts';

/** Outcomes that are told. */
const TOLD = 20;
/** Polls, entries and votes of one member that are looked through. */
const LOOKED_THROUGH = 1_000;
/** Steps by which something came of a poll. */
const COURSE: readonly (PollStage | undefined)[] = ['decided', 'shipped', 'declined'];

/** What came of what a member took part in, newest first. */
export async function outcomesOf(context: Reading, member: Id): Promise<ImpactOutcome[]> {
  const found = [
    ...(await polls(context, member)),
    ...(await ideas(context, member)),
    ...(await answers(context, member)),
  ];
  return found.sort((a, b) => b.at - a.at).slice(0, TOLD);
}

async function polls(context: Reading, member: Id): Promise<ImpactOutcome[]> {
  const { tx, now } = context;
  const took = await tx.range('participations', { index: 'member', eq: [member], limit: LOOKED_THROUGH });
  const rows = await tx.getMany(
    'polls',
    took.map(({ poll }) => [poll]),
  );
  const settled = rows
    .flatMap((row) => (row ? [inForce(row, now)] : []))
    .flatMap((row) => {
      const at = settledAt(row, now);
      return at === null ? [] : [{ row, at }];
    })
    .sort((a, b) => b.at - a.at)
    .slice(0, TOLD);
  const outcomes: ImpactOutcome[] = [];
  for (const { row, at } of settled) outcomes.push(await pollOutcome(context, row, at));
  return outcomes;
}

/** When something came of a poll; `null`: nothing yet. What is handed in stands or falls one by one. */
function settledAt(row: PollRow, now: Time): Time | null {
  const { stage, outcomes, definition } = row;
  if (COURSE.includes(stage ?? undefined)) return outcomes[0]?.at ?? row.closedAt ?? now;
  const closed = pollState(definition, now) === 'closed' && !takesEntries(definition);
  return closed ? definition.closesAt : null;
}

async function pollOutcome(context: Reading, row: PollRow, at: Time): Promise<ImpactOutcome> {
  const { poll, tally } = await drawPoll(context, context.options, context.site, row);
  const { definition, id } = row;
  const { stage, chosen, outcome } = poll.decision ?? {};
  const label = (option: string): Text[] => {
    const known = definition.options.find((one) => one.id === option);
    return known ? [known.label] : [];
  };
  return {
    kind: 'poll',
    id,
    title: definition.question,
    at,
    ...(COURSE.includes(stage) && { stage: stage! }),
    ...(outcome && { result: outcome.kind }),
    chosen: (chosen?.length ? chosen : (outcome?.options ?? [])).flatMap(label),
    ...(tally?.final && { voters: tally.voters }),
    anonymous: definition.anonymous || definition.segment !== undefined,
  };
}

async function ideas({ tx }: Reading, member: Id): Promise<ImpactOutcome[]> {
  const own = await tx.range('entries', { index: 'author', eq: [member], limit: LOOKED_THROUGH });
  const votes = await tx.range('entry_votes', { index: 'member', eq: [member], limit: LOOKED_THROUGH });
  const backed = await tx.getMany(
    'entries',
    votes.map(({ entry }) => [entry]),
  );
  const told = (row: Row<'entries'>, mine: boolean): ImpactOutcome[] => {
    const { id, poll, title, status, state, reply, createdAt } = row;
    if (state !== 'published' || status === 'open' || (status === 'declined' && !mine)) return [];
    return [{ kind: 'idea', id, poll, title, status, own: mine, at: reply?.at ?? createdAt }];
  };
  return [
    ...own.flatMap((row) => told(row, true)),
    ...backed.flatMap((row) => (row && row.author !== member ? told(row, false) : [])),
  ];
}

async function answers({ tx }: Reading, member: Id): Promise<ImpactOutcome[]> {
  const ties = await tx.range('ties', {
    index: 'member',
    eq: [member, 'answer'],
    reverse: true,
    limit: TOLD,
  });
  const comments = await tx.getMany(
    'comments',
    ties.map(({ source }) => [source.slice('answer/'.length)]),
  );
  const threads = await tx.getMany(
    'threads',
    comments.map((row) => [row?.topic ?? '']),
  );
  return comments.flatMap((row, index): ImpactOutcome[] =>
    row
      ? [
          {
            kind: 'answer',
            id: row.id,
            topic: row.topic,
            title: threads[index]?.title ?? null,
            url: threads[index]?.url ?? null,
            at: ties[index]!.at,
          },
        ]
      : [],
  );
}
