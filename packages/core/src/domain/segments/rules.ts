import type { Text } from '../common.ts';
import type { PollDefinition } from '../polls/types.ts';
import { idProblems, problems, type Problem } from '../problem.ts';
import type { SegmentDefinition } from './types.ts';

export const SEGMENT_LIMIT = 200;
/** Groups smaller than this are not told of: who is in them could be guessed. */
export const SMALLEST_GROUP = 5;

/** A member's answers that are stored now: choices by poll. What was deleted isn't there, and counts for nothing. */
export type Answers = Readonly<Record<string, readonly string[]>>;

/** Whether somebody with these answers belongs to a segment. Who gave none belongs to no segment. */
export const inSegment = (
  { poll, options }: Pick<SegmentDefinition, 'poll' | 'options'>,
  answers: Answers,
): boolean => Object.hasOwn(answers, poll) && answers[poll]!.some((choice) => options.includes(choice));

/** The size as staff are told it. */
export const toldSize = (size: number): number | null => (size < SMALLEST_GROUP ? null : size);

/** Everything wrong with segments, given the polls that they are declared with. */
export function segmentProblems(
  segments: readonly SegmentDefinition[],
  polls: readonly PollDefinition[],
): Problem[] {
  const { list, add } = problems();
  if (segments.length > SEGMENT_LIMIT)
    add('segments', 'too-many', `A site takes at most ${SEGMENT_LIMIT} segments.`);
  list.push(
    ...idProblems(
      'segments',
      segments.map(({ id }) => id),
    ),
  );
  segments.forEach(({ poll: id, options }, index) => {
    const poll = polls.find((one) => one.id === id);
    if (!poll?.segment)
      return add(`segments.${index}.poll`, 'unknown', 'Name a poll of this file that has `segment`.');
    if (options.length === 0) add(`segments.${index}.options`, 'too-few', 'Name at least one option.');
    options.forEach((option, at) => {
      if (!poll.options.some((one) => one.id === option))
        add(`segments.${index}.options.${at}`, 'unknown', `The poll "${id}" has no option "${option}".`);
    });
  });
  return list;
}

/** What is wrong with a poll whose answers feed segments. */
export function microPollProblems({ kind, segment, anonymous, grants }: PollDefinition): Problem[] {
  if (!segment) return [];
  const { list, add } = problems();
  if (kind !== 'duel' && kind !== 'single' && kind !== 'multiple')
    add('segment', 'format', 'Answers of a duel, a single or a multiple choice can feed segments.');
  if (anonymous)
    add('segment', 'format', 'Nobody knows who chose what in an anonymous poll: leave one of both out.');
  if (grants)
    add('segment', 'format', 'Consent that is paid for is not free: such a poll gives nothing in return.');
  return list;
}

/** Whether those who agreed to `before` have agreed to `after`: the same words, or more languages of them. */
export function saysTheSame(before: Text, after: Text): boolean {
  if (typeof before === 'string' || typeof after === 'string') return before === after;
  return Object.entries(before).every(([locale, words]) => after[locale] === words);
}
