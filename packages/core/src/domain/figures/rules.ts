import { largestRemainder } from '../polls/tally.ts';
import { SMALLEST_GROUP } from '../segments/rules.ts';
import type { AnswerWait, AskKind, CommunityStreaks, Reciprocity, TalkSums } from './types.ts';

const MINUTE = 60_000;

export const NO_TALK: TalkSums = {
  roots: 0,
  replies: 0,
  memberReplies: 0,
  answered: 0,
  asked: 0,
  staffAnswered: 0,
};
export const TALK_SUMS = Object.keys(NO_TALK) as readonly (keyof TalkSums)[];

/** One decimal, as people read it: 2.5. */
const tenth = (value: number): number => Math.round(value * 10) / 10;
const percent = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 100);

/** Replies per first comment, whose they are, and how many first comments were answered. */
export function reciprocityOf({ roots, replies, memberReplies, answered }: TalkSums): Reciprocity {
  const [members, staff] = largestRemainder([memberReplies, replies - memberReplies]);
  return {
    roots,
    replies,
    perRoot: roots === 0 ? null : tenth(replies / roots),
    shares: replies === 0 ? null : { members: members!, staff: staff! },
    answered: percent(answered, roots),
  };
}

/**
 * Under how many minutes a wait is counted: whole minutes up to two hours, steps of five up to a day, hours beyond, to 90 days.
 * So a day has few different ones, and a median costs little to find however many answers there are.
 */
export function waitBucket(wait: number): number {
  const minutes = Math.floor(Math.max(0, wait) / MINUTE);
  if (minutes <= 120) return minutes;
  if (minutes <= 1_440) return Math.floor(minutes / 5) * 5;
  return Math.min(Math.floor(minutes / 60) * 60, 90 * 1_440);
}

/** The median of what is counted by buckets: the middle one, or the mean of the two in the middle. `null` of none. */
export function medianOf(waits: readonly AnswerWait[]): number | null {
  const counts = new Map<number, number>();
  for (const { minutes, count } of waits) counts.set(minutes, (counts.get(minutes) ?? 0) + count);
  const sorted = [...counts].filter(([, count]) => count > 0).sort(([a], [b]) => a - b);
  const total = sorted.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return null;
  const at = (index: number): number => {
    let seen = 0;
    for (const [minutes, count] of sorted) if ((seen += count) > index) return minutes;
    return sorted.at(-1)![0];
  };
  return (at(Math.floor((total - 1) / 2)) + at(Math.floor(total / 2))) / 2;
}

/** How many members have a streak of so many weeks. Fewer than five would tell of each of them. */
export function streaksOf(
  counts: readonly { readonly weeks: number; readonly members: number }[],
): CommunityStreaks {
  const having = counts.filter(({ weeks, members }) => weeks > 0 && members > 0);
  const sum = (rows: typeof having): number => rows.reduce((all, { members }) => all + members, 0);
  const members = sum(having);
  if (members < SMALLEST_GROUP) return { members: null, fourWeeks: null, longest: null };
  return {
    members,
    fourWeeks: sum(having.filter(({ weeks }) => weeks >= 4)),
    longest: Math.max(...having.map(({ weeks }) => weeks)),
  };
}

/** What a first comment is: reviews have stars, and a question has a question mark where a sentence ends. */
export function askKind({ stars, words }: { readonly stars: number; readonly words: string }): AskKind {
  if (stars > 0) return 'review';
  // Also the Arabic, Greek (as in practice), Armenian and full-width ones.
  return /[?\u061f\u037e\u055e\uff1f](?:[\s"'”’»)\]!.…]|$)/u.test(words) ? 'question' : 'comment';
}
