import { idProblems, problems, SLUG, SLUG_HINT, type Problem } from '../problem.ts';
import type { PollDefinition, ResultsPolicy } from './types.ts';

export const OPTION_LIMIT = 200;

/** Most hidden first: a later one shows more. */
const OPENNESS: readonly ResultsPolicy[] = ['staff', 'after-close', 'after-vote', 'always'];

/** Everything wrong with a definition by itself; an empty list means that it can be opened. */
export function validateDefinition(definition: PollDefinition): Problem[] {
  const { kind, options, min, max, opensAt, closesAt } = definition;
  const { list, add } = problems();
  if (!SLUG.test(definition.id)) add('id', 'format', SLUG_HINT);
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
  if (kind === 'multiple') {
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
  if (closesAt !== null && opensAt !== null && closesAt <= opensAt)
    add('closesAt', 'order', 'A poll must close after it opens.');
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
  const kept = new Set(after.options.map((option) => option.id));
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
