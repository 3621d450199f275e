import { canonical } from '../canonical.ts';
import type { Text } from '../common.ts';
import { seededOrder } from './counting/seeded-order.ts';
import { checkBallot, givesPoints, type BallotWords } from './rules.ts';
import { countRanked, figuresOf, outcomeOf, tallyOf } from './tally.ts';
import type { Outcome, PollDefinition, Tally } from './types.ts';

/** Fewer ballots than this are never published one by one, not even without names. */
export const AUDIT_LEAST = 5;

/** What the first line says that it is. Another number would mean another form. */
export const AUDIT_FORMAT = 'hearth-audit/1';

/** What it takes to count a poll again. */
export type AuditedPoll = Pick<
  PollDefinition,
  'kind' | 'options' | 'min' | 'max' | 'budget' | 'quorum' | 'abstain'
>;

/** What was counted, without anything that follows from it. */
export interface AuditResult {
  /** Ballots, and how many of them name nothing. */
  readonly voters: number;
  readonly abstained: number;
  /** In the order of the options; `votes` and `sum` as in a tally. */
  readonly options: readonly { readonly id: string; readonly votes: number; readonly sum?: number }[];
  readonly outcome: Outcome;
  /** Of ranked ballots: who was dropped, in the order of the rounds. */
  readonly dropped?: readonly string[];
}

/** The first line of an audit file. */
export interface AuditHead extends Omit<AuditedPoll, 'options'> {
  readonly format: typeof AUDIT_FORMAT;
  readonly poll: string;
  readonly question: Text;
  readonly options: readonly { readonly id: string; readonly label: Text }[];
  /** Of a ranked poll: what the order for ties is made from. */
  readonly seed?: string;
  readonly result: AuditResult;
}

/** The result that a final tally states. */
export function auditResult(poll: AuditedPoll, tally: Tally): AuditResult {
  const { voters, abstained = 0, options, ranked } = tally;
  return {
    voters,
    abstained,
    options: options.map(({ id, votes, sum }) => ({ id, votes, ...(sum !== undefined && { sum }) })),
    outcome: outcomeOf(poll, tally),
    ...(ranked && { dropped: ranked.runoff.rounds.flatMap(({ dropped }) => dropped ?? []) }),
  };
}

/** Counts ballots by the rules that every poll is counted by. `seed`: of a ranked poll. */
export async function recountBallots(
  poll: AuditedPoll,
  ballots: readonly BallotWords[],
  seed = '',
): Promise<AuditResult> {
  const ids = poll.options.map(({ id }) => id);
  const ranked =
    poll.kind === 'ranked'
      ? countRanked(
          ids,
          ballots.map(({ choices }) => choices),
          await seededOrder(seed, ids),
        )
      : undefined;
  const closed = { ...poll, id: '', opensAt: null, closesAt: 0 };
  return auditResult(poll, tallyOf(closed, figuresOf(poll, ballots), 0, ranked));
}

/** The first line, without its line feed. */
export function auditHead(definition: PollDefinition, seed: string | null, result: AuditResult): string {
  const { id, question, kind, options, min, max, budget, quorum, abstain } = definition;
  const head: AuditHead = {
    format: AUDIT_FORMAT,
    poll: id,
    question,
    kind,
    options: options.map(({ id: option, label }) => ({ id: option, label })),
    min,
    max,
    ...(budget !== undefined && { budget }),
    ...(quorum !== undefined && { quorum }),
    ...(abstain && { abstain }),
    ...(seed !== null && { seed }),
    result,
  };
  return canonical(head);
}

/** One ballot as a line: the options that it names, or what it gives them; `[]` for an abstention. */
export function ballotLine(poll: AuditedPoll, { choices, points }: BallotWords): string {
  const words = auditedBallot(poll, { choices, ...(points && { points }) });
  return canonical('reason' in words ? (points ?? choices) : (words.points ?? words.choices));
}

/** How many choices there may be can change while ballots come in, so it is not asked here. */
export const auditedBallot = (poll: AuditedPoll, words: BallotWords): ReturnType<typeof checkBallot> =>
  checkBallot(givesPoints(poll) ? poll : { ...poll, min: 1, max: poll.options.length }, words);
