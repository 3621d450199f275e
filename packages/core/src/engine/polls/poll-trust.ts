import { isStaff } from '../../domain/people/people.ts';
import { takesEntries } from '../../domain/polls/ideas/kind.ts';
import { ballotsNeeded } from '../../domain/polls/counting/quorum.ts';
import { outcomeOf } from '../../domain/polls/tally.ts';
import type { Decision, Tally } from '../../domain/polls/types.ts';
import type { PollRow } from './ballots.ts';
import type { Reading } from '../scene.ts';
import { votersByStrength } from './voters.ts';

/**
 * What lets people trust a poll: how many it takes, what it decided, and by what its audit file is known. Outcome and file
 * follow the counts: whoever may not see `tally` (then `null`) gets neither.
 */
export async function trustOf(
  context: Reading,
  row: PollRow,
  tally: Tally | null,
): Promise<Pick<Decision, 'quorum' | 'outcome' | 'audit' | 'voters'>> {
  const { definition, audit } = row;
  // What is handed in stands or falls one by one, by what staff say of it.
  if (takesEntries(definition)) return {};
  const needed = ballotsNeeded(definition.quorum);
  return {
    ...(needed > 0 && { quorum: { needed } }),
    ...(tally?.final && { outcome: outcomeOf(definition, tally) }),
    ...(tally?.final && audit && { audit }),
    ...(isStaff(context.viewer) && { voters: await votersByStrength(context, row) }),
  };
}
