import { problems, type Problem } from '../../problem.ts';
import type { PollDefinition } from '../types.ts';

/** Most votes of one person, where there is a limit: they are looked through with each vote. */
export const VOTES_LIMIT = 100;
/** Most entries of one person, where there is a limit. */
export const PER_MEMBER_LIMIT = 100;

const isCount = (value: number, most: number): boolean =>
  Number.isInteger(value) && value >= 0 && value <= most;

/** What is wrong with a poll whose options members hand in, besides its id. */
export function entriesProblems(definition: PollDefinition): Problem[] {
  const { kind, options, min, max, budget, entries, opensAt, closesAt, anonymous } = definition;
  const { list, add } = problems();
  if (options.length > 0)
    add('options', 'not-of-this-kind', 'Members hand in what is voted for: leave options out.');
  if (min !== 1) add('min', 'format', `A poll of the kind ${kind} has no min: leave it out.`);
  if (!isCount(max, VOTES_LIMIT))
    add(
      'max',
      'format',
      `The most votes of one person is a whole number from 1 to ${VOTES_LIMIT}, or 0 for any number.`,
    );
  if (budget !== undefined)
    add('budget', 'format', `A poll of the kind ${kind} has no budget: leave it out.`);
  if (anonymous)
    add(
      'anonymous',
      'not-of-this-kind',
      'Who votes for entries can take single votes back, so they are known: leave anonymous out.',
    );
  if (!entries) add('entries', 'required', 'Say when and how many entries are handed in.');
  else {
    if (!isCount(entries.perMember, PER_MEMBER_LIMIT))
      add(
        'entries.perMember',
        'format',
        `The most entries of one person is a whole number from 1 to ${PER_MEMBER_LIMIT}, or 0 for any number.`,
      );
    if (entries.opensAt !== null && entries.closesAt !== null && entries.closesAt <= entries.opensAt)
      add('entries.closesAt', 'order', 'The time for entries must end after it begins.');
  }
  if (closesAt !== null && opensAt !== null && closesAt <= opensAt)
    add('closesAt', 'order', 'A poll must close after it opens.');
  return list;
}
