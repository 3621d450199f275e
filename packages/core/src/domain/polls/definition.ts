import { TOPIC_LIMIT } from '../threads/types.ts';
import { topicFlaw } from '../threads/words.ts';
import { microPollProblems, saysTheSame } from '../segments/rules.ts';
import { idProblems, problems, SLUG, SLUG_HINT, type Problem } from '../problem.ts';
import { entriesProblems } from './ideas/definition.ts';
import { takesEntries } from './ideas/kind.ts';
import { contestProblems } from './contest.ts';
import { givesPoints } from './rules.ts';
import { ballotsNeeded } from './counting/quorum.ts';
import type { PollDefinition, ResultsPolicy } from './types.ts';

export const OPTION_LIMIT = 200;
/** Most dots or credits of a ballot. */
export const BUDGET_LIMIT = 10_000;
/** Most voters that a goal asks for. */
export const GOAL_LIMIT = 1_000_000;
/** Marks of a score lie between these. */
export const SCORE_LIMITS = { min: 0, max: 10 } as const;

/** Hours of a head start: a year at most. */
export const HEAD_START_LIMIT = 8_760;

/** Most hidden first: a later one shows more. */
const OPENNESS: readonly ResultsPolicy[] = ['staff', 'after-close', 'after-vote', 'always'];

/** Everything wrong with a definition by itself; an empty list means that it can be opened. */
export function validateDefinition(definition: PollDefinition): Problem[] {
  const { kind, options, min, max, budget, opensAt, closesAt } = definition;
  const { list, add } = problems();
  if (!SLUG.test(definition.id)) add('id', 'format', SLUG_HINT);
  list.push(...contestProblems(definition));
  if (takesEntries(definition)) {
    if (definition.goal !== undefined)
      add(
        'goal',
        'not-of-this-kind',
        `A poll of ${kind} has no ballots to count towards a goal: leave it out.`,
      );
    return [...list, ...entriesProblems(definition), ...quorumProblems(definition)];
  }
  if (definition.entries)
    add('entries', 'not-of-this-kind', 'Only ideas and contests take entries: leave it out.');
  if (kind === 'duel' && options.length !== 2) {
    add(
      'options',
      'exactly-two',
      `A duel is this or that: it needs exactly 2 options, not ${options.length}.`,
    );
  } else if (options.length < 2) add('options', 'too-few', 'A poll needs at least 2 options.');
  else if (options.length > OPTION_LIMIT)
    add('options', 'too-many', `A poll takes at most ${OPTION_LIMIT} options.`);
  list.push(
    ...idProblems(
      'options',
      options.map((option) => option.id),
    ),
  );
  if (kind === 'score') {
    const { min: lowest, max: highest } = SCORE_LIMITS;
    if (!Number.isInteger(min) || min < lowest || min > highest)
      add('min', 'format', `The lowest mark is a whole number from ${lowest} to ${highest}.`);
    if (!Number.isInteger(max) || max < lowest || max > highest)
      add('max', 'format', `The highest mark is a whole number from ${lowest} to ${highest}.`);
    else if (max <= min) add('max', 'order', 'The highest mark must be above the lowest.');
  } else if (kind === 'multiple' || kind === 'ranked') {
    if (!Number.isInteger(min) || min < 1)
      add('min', 'format', 'The fewest choices of a ballot is a whole number of 1 or more.');
    if (!Number.isInteger(max) || max > options.length) {
      add(
        'max',
        'format',
        'The most choices of a ballot is a whole number no greater than the number of options.',
      );
    } else if (max < min) add('max', 'order', 'The most choices cannot be below the fewest.');
  } else {
    if (min !== 1) add('min', 'format', `A ${kind} poll takes one choice: leave min out.`);
    if (max !== 1) add('max', 'format', `A ${kind} poll takes one choice: leave max out.`);
  }
  if (kind === 'dots' || kind === 'quadratic') {
    if (budget === undefined || !Number.isInteger(budget) || budget < 1 || budget > BUDGET_LIMIT)
      add('budget', 'format', `A ${kind} poll needs a budget: a whole number from 1 to ${BUDGET_LIMIT}.`);
  } else if (budget !== undefined)
    add('budget', 'format', `A ${kind} poll has no budget: leave it out, or make it dots or quadratic.`);
  const { grants } = definition;
  if (grants && !SLUG.test(grants.access)) add('grants.access', 'format', SLUG_HINT);
  if (grants && (!Number.isInteger(grants.hours) || grants.hours < 1 || grants.hours > HEAD_START_LIMIT))
    add('grants.hours', 'format', `A head start is a whole number of hours from 1 to ${HEAD_START_LIMIT}.`);
  if (definition.why && topicFlaw(definition.why.topic))
    add(
      'why.topic',
      'format',
      `The topic of a thread: 1 to ${TOPIC_LIMIT} characters, such as /polls/${definition.id}.`,
    );
  list.push(...microPollProblems(definition));
  const { goal = 1 } = definition;
  if (!Number.isInteger(goal) || goal < 1 || goal > GOAL_LIMIT)
    add('goal', 'format', `The goal is a number of voters from 1 to ${GOAL_LIMIT}.`);
  if (closesAt !== null && opensAt !== null && closesAt <= opensAt)
    add('closesAt', 'order', 'A poll must close after it opens.');
  list.push(...quorumProblems(definition));
  return list;
}

/** Most people of whom a quorum can be a share, and most ballots that it can ask for. */
export const QUORUM_LIMIT = 100_000_000;

function quorumProblems({ kind, quorum, abstain }: PollDefinition): Problem[] {
  const { list, add } = problems();
  if (takesEntries({ kind })) {
    if (quorum !== undefined) add('quorum', 'format', `A poll of kind ${kind} has no quorum: leave it out.`);
    if (abstain) add('abstain', 'format', `In a poll of kind ${kind} nobody abstains: leave it out.`);
    return list;
  }
  const isCount = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= QUORUM_LIMIT;
  if (typeof quorum === 'number') {
    if (!isCount(quorum))
      add(
        'quorum',
        'format',
        'A quorum is a whole number of ballots, 1 or more, or a share of those who may vote, such as { share: 0.5, of: 200 }.',
      );
  } else if (quorum) {
    if (!(quorum.share > 0 && quorum.share <= 1))
      add('quorum.share', 'format', 'A share is above 0 and at most 1: write 0.5 for a half.');
    if (!isCount(quorum.of))
      add('quorum.of', 'format', 'Write how many may vote, as a whole number of 1 or more.');
  }
  return list;
}

/**
 * What may not be changed about a poll once declared. `ballots`: valid ballots so far; `sealed`: it is anonymous and has
 * closed, so that nobody can find a ballot again.
 */
export function redefinitionProblems(
  before: PollDefinition,
  after: PollDefinition,
  { ballots, sealed }: { readonly ballots: number; readonly sealed: boolean },
): Problem[] {
  const { list, add } = problems();
  if (before.anonymous && !after.anonymous) {
    add('anonymous', 'loosened', 'Anonymity was promised and cannot be taken back; declare a new poll.');
  }
  if (sealed && after.closesAt !== before.closesAt) {
    add(
      'closesAt',
      'sealed',
      'An anonymous poll that has closed cannot open again: its secret is destroyed.',
    );
  }
  if (ballots === 0) return list;
  if (!before.anonymous && after.anonymous) {
    add(
      'anonymous',
      'has-ballots',
      'Ballots with names were already cast; declare a new poll to make it anonymous.',
    );
  }
  if (before.kind !== after.kind)
    add('kind', 'has-ballots', 'Ballots were already cast in this kind; declare a new poll.');
  if (
    before.grants &&
    (after.grants?.access !== before.grants.access || after.grants.hours < before.grants.hours)
  )
    add('grants', 'has-ballots', 'Who took part was promised this head start: it can only become longer.');
  if (!before.segment !== !after.segment)
    add('segment', 'has-ballots', 'Answers were already given without this, or with it; declare a new poll.');
  else if (before.segment && !saysTheSame(before.segment.purpose, after.segment!.purpose))
    add('segment.purpose', 'has-ballots', 'Members agreed to this purpose and no other; declare a new poll.');
  if (before.goal !== after.goal)
    add('goal', 'has-ballots', 'People voted towards the old goal; declare a new poll.');
  if (before.stage !== 'idea' && after.stage === 'idea')
    add('stage', 'has-ballots', 'Ballots were already cast, so it is more than an idea.');
  const kept = new Set(after.options.map((option) => option.id));
  if (givesPoints(after) && (before.min !== after.min || before.max !== after.max))
    add('max', 'has-ballots', 'Marks were already given between the old ones; declare a new poll.');
  if (before.budget !== after.budget)
    add('budget', 'has-ballots', 'Ballots were already cast with the old budget; declare a new poll.');
  if (ballotsNeeded(before.quorum) !== ballotsNeeded(after.quorum))
    add('quorum', 'has-ballots', 'Ballots were already cast under the old quorum; declare a new poll.');
  if (before.abstain && !after.abstain)
    add('abstain', 'has-ballots', 'Somebody may have abstained already; declare a new poll.');
  before.options.forEach((option, index) => {
    if (!kept.has(option.id)) {
      add(
        `options.${Math.min(index, after.options.length - 1)}`,
        'has-ballots',
        `Option "${option.id}" cannot go: ballots were already cast.`,
      );
    }
  });
  if (before.anonymous && OPENNESS.indexOf(after.results) > OPENNESS.indexOf(before.results)) {
    add(
      'results',
      'loosened',
      `Voters were promised results "${before.results}"; "${after.results}" would show more.`,
    );
  }
  return list;
}
