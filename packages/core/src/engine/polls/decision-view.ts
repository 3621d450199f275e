import { isStaff } from '../../domain/people/people.ts';
import { pollState } from '../../domain/polls/rules.ts';
import { chosenOf, nextStages } from '../../domain/polls/stages.ts';
import type { Decision, OutcomeEntry, Tally } from '../../domain/polls/types.ts';
import { headStartOf } from '../people/access.ts';
import { cardsOf } from '../threads/comment-view.ts';
import { stageOf, type PollRow } from './poll-row.ts';
import { trustOf } from './poll-trust.ts';
import type { Reading } from '../scene.ts';

/** What hangs on a poll and what came of it, as this viewer may see it; `null`: nothing. */
export async function decisionOf(
  context: Reading,
  row: PollRow,
  tally: Tally | null,
): Promise<Decision | null> {
  const { definition, voters, outcomes } = row;
  const { goal, grants, segment } = definition;
  const stage = stageOf(row);
  const staff = isStaff(context.viewer);
  const chosen = stage ? chosenOf(stage, outcomes) : [];
  const closed = pollState(definition, context.now) === 'closed';
  const decision: Decision = {
    ...(await trustOf(context, row, tally)),
    ...(stage && { stage }),
    ...(outcomes.length && { log: await logOf(context, outcomes) }),
    ...(chosen.length && { chosen }),
    ...(goal !== undefined && { goal: { voters: goal, reached: closed && voters >= goal } }),
    ...(grants && { headStart: headStartOf(row) }),
    ...(segment && { segment: true }),
    ...(staff && { next: nextStages(stage ?? 'open', voters) }),
  };
  return Object.keys(decision).length > 0 ? decision : null;
}

async function logOf(context: Reading, outcomes: PollRow['outcomes']): Promise<OutcomeEntry[]> {
  const cards = await cardsOf(
    context,
    outcomes.flatMap(({ by }) => by ?? []),
  );
  return outcomes.map((entry) => ({ ...entry, by: (entry.by !== null && cards.get(entry.by)) || null }));
}
