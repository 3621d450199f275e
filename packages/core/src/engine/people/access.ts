import { headStartEnd } from '../../domain/access/rules.ts';
import type { HeadStart } from '../../domain/access/types.ts';
import type { Text, Time } from '../../domain/common.ts';
import type { Decision } from '../../domain/polls/types.ts';
import type { PollRow } from '../polls/ballots.ts';
import type { Reading } from '../scene.ts';

/** Polls that give access to one thing: the file has one, and older files may have had others. */
const SOURCES = 100;

/** When a poll's head start begins: with its close, whoever closed it. */
const beginOf = ({ definition: { closesAt }, closedAt }: PollRow): Time | null =>
  closedAt === null ? closesAt : Math.min(closesAt ?? Infinity, closedAt);

/** The head start of a poll, the same for everybody. */
export function headStartOf(row: PollRow): NonNullable<Decision['headStart']> {
  const from = beginOf(row);
  const until = headStartEnd({ from, hours: row.definition.grants?.hours ?? 0 });
  return from === null || until === null ? {} : { from, until };
}

/** The head starts on one thing, as they are for the viewer, and what it is called. None: nothing gives access to it. */
export async function headStartsFor(
  { tx, viewer }: Reading,
  name: string,
): Promise<{ readonly headStarts: readonly HeadStart[]; readonly label: Text | undefined }> {
  const polls = await tx.range('polls', { index: 'access', eq: [name], limit: SOURCES });
  const took = viewer
    ? await tx.getMany(
        'participations',
        polls.map((poll) => [poll.id, viewer.id]),
      )
    : [];
  const headStarts = polls.map((row, index) => ({
    poll: row.id,
    from: beginOf(row),
    hours: row.definition.grants?.hours ?? 0,
    tookPart: took[index] !== undefined,
  }));
  return { headStarts, label: polls.at(-1)?.definition.grants?.label };
}
