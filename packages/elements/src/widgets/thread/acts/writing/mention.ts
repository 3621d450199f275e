import { NAME_LIMIT } from '@hearth/core/domain';
import type { Id, MemberCard } from '@hearth/core/domain';
import type { ThreadItem } from '@hearth/core/state';
import type { Writing } from './selection.ts';

/** Somebody is being named. */
export interface Mention {
  /** Where the `@` stands, in UTF-16 code units. */
  readonly start: number;
  /** What stands between it and the caret. */
  readonly query: string;
}

/** Offered at once; whoever is not among them comes with another letter. */
const MOST = 6;

/** Behind these, an `@` belongs to a mail address or to the word. */
const STICKS = /[\p{L}\p{N}_.@+-]/u;

/** Whom the words before the caret are about to name, if anybody. Names may hold blanks. */
export function mentionAt(text: string, caret: number): Mention | null {
  const start = caret > 0 ? text.lastIndexOf('@', caret - 1) : -1;
  if (start < 0 || (start > 0 && STICKS.test(text[start - 1]!))) return null;
  const query = text.slice(start + 1, caret);
  return query.length > NAME_LIMIT || /^\s|\n/.test(query) ? null : { start, query };
}

/** Without case and accents: "tomas" finds Tomás. */
export const fold = (words: string): string =>
  words.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** Those whose name, or a word of it, begins with `query`, in the order given; whole names first. */
export function matching(people: readonly MemberCard[], query: string): readonly MemberCard[] {
  const wanted = fold(query);
  const rank = ({ name }: MemberCard): number => {
    const folded = fold(name);
    if (folded.startsWith(wanted)) return 0;
    return /[\s-]/.test(folded) && folded.split(/[\s-]+/).some((word) => word.startsWith(wanted)) ? 1 : 2;
  };
  return [0, 1].flatMap((wished) => people.filter((person) => rank(person) === wished)).slice(0, MOST);
}

/** The text with that name in place of what was typed of it, the caret behind it. */
export function mentioned(text: string, { start, query }: Mention, name: string): Writing {
  const before = `${text.slice(0, start)}@${name} `;
  const caret = before.length;
  const after = text.slice(start + 1 + query.length).replace(/^ /, '');
  return { text: before + after, selection: { start: caret, end: caret } };
}

/**
 * Who wrote what is loaded of a thread, the latest first, and before them who is answered. Nobody mentions themselves.
 *
 * @param self who writes
 * @param answered who is answered
 */
export function peopleIn(items: readonly ThreadItem[], self?: Id, answered?: Id): readonly MemberCard[] {
  const latest = items.map(({ comment }) => comment).sort((one, other) => other.createdAt - one.createdAt);
  const people = new Map(latest.flatMap(({ author }) => (author ? [[author.id, author]] : [])));
  if (self !== undefined) people.delete(self);
  const first = answered === undefined ? undefined : people.get(answered);
  return [...new Set([...(first ? [first] : []), ...people.values()])];
}
