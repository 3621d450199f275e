import type { OutcomeEntry, PollStage } from './types.ts';

/** Steps of the outcome log that are kept. */
export const LOG_LIMIT = 20;

/** Every stage, in the order of a course that goes well; `declined` ends it instead. */
export const STAGES: readonly PollStage[] = ['idea', 'open', 'decided', 'shipped', 'declined'];

const NEXT: Readonly<Record<PollStage, readonly PollStage[]>> = {
  idea: ['open', 'declined'],
  open: ['decided', 'declined'],
  decided: ['decided', 'shipped', 'declined'],
  shipped: ['decided', 'declined'],
  declined: ['decided'],
};

/**
 * Where a poll can be taken from here. Whatever was said too early is put right by a further step, with its reason: what was
 * decided can be decided otherwise, what shipped or was declined can be decided again. Nothing opens a vote again that was
 * closed; what nobody voted on may be an idea once more.
 */
export const nextStages = (stage: PollStage, voters: number): readonly PollStage[] =>
  stage === 'declined' && voters === 0 ? ['idea', ...NEXT.declined] : NEXT[stage];

/** Whether nobody votes any more from this stage on. */
export const endsVote = (stage: PollStage): boolean => stage !== 'idea' && stage !== 'open';

/** Whether a step to this stage may say which options were decided on. */
export const takesChosen = (stage: PollStage): boolean => stage === 'decided' || stage === 'shipped';

/** What holds of what was decided on: the newest decision says, or the shipping after it. `log`: newest first. */
export function chosenOf(
  stage: PollStage,
  log: readonly Pick<OutcomeEntry, 'stage' | 'chosen'>[],
): readonly string[] {
  if (!takesChosen(stage)) return [];
  return log.find((entry) => entry.stage === 'decided' || entry.chosen?.length)?.chosen ?? [];
}
