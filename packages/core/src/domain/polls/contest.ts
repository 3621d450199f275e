import type { Id, Time } from '../common.ts';
import { altFlaw, tidyAlt } from '../media/rules.ts';
import type { AttachedImage } from '../media/types.ts';
import { problems, type Problem } from '../problem.ts';
import type { EntryRules } from './ideas/types.ts';
import type { ReuseTerms } from './reuse.ts';
import { pollState } from './rules.ts';
import type { PollDefinition, PollKind, PollState } from './types.ts';

/** The two windows of a contest: that of the votes, and that of the entries. */
export type ContestTimes = Pick<PollDefinition, 'opensAt' | 'closesAt'> & {
  readonly entries?: Pick<EntryRules, 'opensAt' | 'closesAt'>;
};

/** Whether entries are taken now: never once the votes have closed, whatever the window says. */
export function entering({ closesAt, entries }: ContestTimes, now: Time): PollState {
  if (closesAt !== null && now >= closesAt) return 'closed';
  return pollState(entries ?? { opensAt: null, closesAt: null }, now);
}

/** Why an entry can't be taken; `field` is within the entry ("entries" for its time). */
export interface ContestProblem {
  readonly field: string;
  readonly reason: string;
  readonly limit?: number;
}

/**
 * What keeps an entry out of a contest (of other polls: consent alone), besides its words: its time, a picture without a description, consent to what was
 * not asked. A late entry is `invalid` and not `closed`, since the poll itself may well be open.
 */
export function contestProblem(
  contest: ContestTimes & { readonly kind: PollKind; readonly reuse?: ReuseTerms },
  { image, reuse }: { readonly image?: AttachedImage | undefined; readonly reuse?: boolean | undefined },
  now: Time,
): ContestProblem | null {
  if (contest.kind !== 'contest') return reuse ? { field: 'reuse', reason: 'not-offered' } : null;
  const time = entering(contest, now);
  if (time !== 'open') return { field: 'entries', reason: time === 'closed' ? 'closed' : 'not-open' };
  if (!image) return { field: 'image', reason: 'required' };
  const flaw = altFlaw(tidyAlt(image.alt));
  if (flaw) return { field: 'image.alt', ...flaw };
  return reuse && !contest.reuse ? { field: 'reuse', reason: 'not-offered' } : null;
}

/** An entry with its place among the others. */
export interface Placed<E> {
  readonly entry: E;
  /** From 1 on; entries with as many votes share one, and the next has the place that it would have without the tie. */
  readonly place: number;
  readonly tied: boolean;
}

/** By votes, most first; within one place as they came. */
export function placed<E extends { readonly votes?: number | undefined }>(
  entries: readonly E[],
): Placed<E>[] {
  const votes = ({ votes = 0 }: E): number => votes;
  return entries
    .toSorted((a, b) => votes(b) - votes(a))
    .map((entry, _, all) => ({
      entry,
      place: 1 + all.filter((other) => votes(other) > votes(entry)).length,
      tied: all.some((other) => other !== entry && votes(other) === votes(entry)),
    }));
}

/** The first of a contest: several when tied, none without votes. */
export const firsts = <E extends { readonly votes?: number | undefined }>(entries: readonly E[]): E[] =>
  placed(entries).flatMap(({ entry, place }) => (place === 1 && entry.votes ? [entry] : []));

/**
 * The same entries in an order that `seed` decides: nobody's stands first for everybody, and for one viewer it stays. By the
 * 32-bit FNV-1a hash of seed and id (G. Fowler, L. C. Noll, K.-P. Vo), which is no secret and need not be one.
 */
export function shuffledBy<E extends { readonly id: Id }>(seed: string, entries: readonly E[]): E[] {
  const hash = (text: string): number => {
    let value = 0x811c9dc5;
    for (const char of text) value = Math.imul(value ^ char.codePointAt(0)!, 0x01000193) >>> 0;
    // Ids of one minute begin alike: what stands last in them has to reach all bits.
    value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
    return (value ^ (value >>> 12)) >>> 0;
  };
  const keys = new Map(entries.map(({ id }) => [id, hash(`${seed}\n${id}`)]));
  return entries.toSorted((a, b) => keys.get(a.id)! - keys.get(b.id)! || (a.id < b.id ? -1 : 1));
}

/** What is wrong with a contest, besides what is of all polls that take entries. */
export function contestProblems({ kind, entries, reuse, closesAt }: PollDefinition): Problem[] {
  const { list, add } = problems();
  if (kind !== 'contest') {
    if (reuse) add('reuse', 'not-of-this-kind', 'Only a contest asks whether entries may be used elsewhere.');
    return list;
  }
  if (entries && entries.perMember !== 1)
    add('entries.perMember', 'format', 'Each member enters a contest once: leave perMember out.');
  const ends = entries?.closesAt ?? null;
  if (ends !== null && closesAt !== null && ends > closesAt)
    add('entries.closesAt', 'order', 'Entries are taken until the votes close, and not longer.');
  const opens = entries?.opensAt ?? null;
  if (opens !== null && closesAt !== null && opens >= closesAt)
    add('entries.opensAt', 'order', 'Entries must open before the votes close.');
  return list;
}
