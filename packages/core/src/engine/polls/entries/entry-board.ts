import { sanctionAt } from '../../../domain/moderation/sanctions.ts';
import { takesEntries } from '../../../domain/polls/ideas/kind.ts';
import { boardActions } from '../../../domain/polls/ideas/rules.ts';
import { ENTRY_STATUSES, type Board } from '../../../domain/polls/ideas/types.ts';
import type { Ballot, PollAction } from '../../../domain/polls/types.ts';
import type { PollRow } from '../ballots.ts';
import { hasVotedIn, ownEntries } from './entry-view.ts';
import { standingVotes } from './entry-votes.ts';
import { requireViewer, type Reading } from '../../scene.ts';

/** Entries and votes of one person that are counted where there is no limit. */
const COUNTED = 100;

/** Where there is a limit, those that count towards it. */
async function ownVotes(context: Reading, poll: string, max: number): Promise<number> {
  const member = requireViewer(context.viewer).id;
  if (max > 0) return (await standingVotes(context, poll, member)).length;
  return (await context.tx.range('entry_votes', { eq: [poll, member], limit: COUNTED })).length;
}

/** What a poll whose options are handed in has in place of options and a ballot; `null` of all others. */
export async function boardView(
  context: Reading,
  { id, definition, board }: PollRow,
): Promise<{
  readonly board: Board;
  /** Whether the viewer voted at all: for what, the entries say. */
  readonly mine: Ballot | null;
  readonly can: readonly PollAction[];
} | null> {
  if (!takesEntries(definition)) return null;
  const { tx, viewer, info, now } = context;
  const self = viewer && (await tx.get('members', [viewer.id]));
  const asNow = viewer && { ...viewer, banned: self ? sanctionAt(self, now)?.kind === 'ban' : false };
  const entries = await ownEntries(context, id, definition.entries?.perMember || COUNTED);
  const votes = viewer ? await ownVotes(context, id, definition.max) : 0;
  return {
    board: {
      entries: Object.fromEntries(
        ENTRY_STATUSES.map((status) => [status, board[status] ?? 0]),
      ) as Board['entries'],
      ...(viewer && { own: { entries, votes } }),
    },
    mine: (await hasVotedIn(context, id)) ? { choices: [], revision: 0 } : null,
    can: boardActions(definition, asNow, entries, info, now),
  };
}
