import type { Time } from '../../domain/common.ts';
import { pollState } from '../../domain/polls/rules.ts';
import type { PollDefinition, PollStage } from '../../domain/polls/types.ts';
import type { Writing } from '../scene.ts';
import type { Row } from '../schema.ts';

export type PollRow = Row<'polls'>;

/** Rises with each change and tells no number of ballots, as a counter would where the tally is hidden. */
export const nextRevision = (row: Pick<PollRow, 'revision'>, now: Time): number =>
  Math.max(row.revision + 1, now);

/** A close that is declared in the past needs no telling. */
export const dueOf = ({ closesAt }: PollDefinition, now: Time): Pick<PollRow, 'due' | 'closesAt'> => ({
  due: closesAt !== null && closesAt > now ? 1 : 0,
  closesAt: closesAt ?? 0,
});

/** Where it stands: where staff took it, else where it was declared to begin; `undefined` where nobody spoke of stages. */
export const stageOf = ({
  stage,
  definition,
}: Pick<PollRow, 'stage' | 'definition'>): PollStage | undefined => stage ?? definition.stage;

/**
 * The row with its definition as it holds at this moment: who ended the vote early ended it, and what staff opened is no
 * idea any more. What was closed is closed, also by the clock of a process that is a little behind.
 */
export function inForce(row: PollRow, now: Time): PollRow {
  const { stage: _, ...declared }: PollDefinition = row.definition;
  const { closedAt } = row;
  return {
    ...row,
    definition: {
      ...declared,
      ...(stageOf(row) === 'idea' && { stage: 'idea' }),
      ...(closedAt !== null && { closesAt: Math.min(declared.closesAt ?? Infinity, closedAt, now) }),
    },
  };
}

/**
 * What the row of a poll gets when its goal or staff end the vote now, if the clock has not. What comes with every close
 * (the audit file, the end of an anonymous poll's secret) is `closePoll`'s, which is due from then on.
 */
export const endedBy = (row: PollRow, now: Time): Partial<PollRow> => ({
  closedAt: row.closedAt ?? now,
  ...(pollState(inForce(row, now).definition, now) !== 'closed' && { due: 1, closesAt: now }),
});

/** Tells everybody to look at a poll again: it was redefined, or it closed. */
export function emitPollChanged({ emit }: Pick<Writing, 'emit'>, id: string): void {
  emit({
    kind: 'poll.changed',
    subject: id,
    actor: null,
    channel: `poll/${id}`,
    audience: 'public',
    data: {},
  });
}
