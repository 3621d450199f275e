import type { MembersPart } from '../adapter/contract.ts';
import { accessOf, headStartEnd } from '../domain/access/rules.ts';
import type { Time } from '../domain/common.ts';
import type { Decision } from '../domain/polls/types.ts';
import type { PollRow } from './ballots.ts';
import { notFound, requireViewer, type Scene } from './scene.ts';

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

/**
 * Who may have what is not open to all. Nothing is written for it: who took part is known, and when a poll closes, so an
 * answer is right after a withdrawal, a merge, and a close that was moved, and nothing is left of whoever is erased.
 */
export const accessPart = (scene: Scene): Required<Pick<MembersPart, 'access'>> => ({
  access: async ({ name }) => {
    const { id } = requireViewer(scene.viewer);
    return scene.read(async ({ tx, now }) => {
      const polls = await tx.range('polls', { index: 'access', eq: [name], limit: SOURCES });
      if (polls.length === 0) throw notFound('access');
      const took = await tx.getMany(
        'participations',
        polls.map((poll) => [poll.id, id]),
      );
      const headStarts = polls.map((row, index) => ({
        poll: row.id,
        from: beginOf(row),
        hours: row.definition.grants?.hours ?? 0,
        tookPart: took[index] !== undefined,
      }));
      return accessOf(name, headStarts, now);
    });
  },
});
