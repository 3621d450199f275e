import { CommunityError } from '@hearth/core/adapter';
import { bestScore, stands, type ThreadQuery, type ThreadSort } from '@hearth/core/domain';
import type { Remark } from './remarks.ts';

/** A page of remarks before it is drawn: which ones, in which order, and the ways on from there. */
export interface Excerpt {
  readonly roots: readonly Remark[];
  readonly shown: readonly Remark[];
  readonly more: Readonly<Record<string, { readonly cursor: string; readonly count: number }>>;
  readonly next: string | null;
  readonly prev: string | null;
}

/** Direct answers that stand, by number. What was removed stands while something hangs below it. */
export function standing(remarks: readonly Remark[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  // Answers come after what they answer, so from the end each is settled before what it hangs on.
  for (const { no, answerTo, removed } of remarks.toReversed()) {
    const status = removed ? 'deleted' : 'published';
    if (answerTo !== null && stands({ status, replies: counts.get(no) ?? 0 }))
      counts.set(answerTo, (counts.get(answerTo) ?? 0) + 1);
  }
  return counts;
}

/** The remark that a conversation began with, and how deep below it this one is. */
export function placeOf(remark: Remark, find: (no: number) => Remark): { root: number; depth: number } {
  if (remark.answerTo === null) return { root: remark.no, depth: 0 };
  const { root, depth } = placeOf(find(remark.answerTo), find);
  return { root, depth: depth + 1 };
}

/** Answers of a conversation that come with its first remark. */
const BEGINNING = 20;

/** The part of a thread that a query asks for. This shop's threads are short, so it reads one whole and cuts. */
export function excerpt(remarks: readonly Remark[], query: ThreadQuery): Excerpt {
  const { sort = 'newest', limit = 50, cursor, around } = query;
  if (!['newest', 'oldest', 'best'].includes(sort)) throw invalid('sort');
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) throw invalid('limit');
  const counts = standing(remarks);
  const byNumber = new Map(remarks.map((remark) => [remark.no, remark]));
  const visible = remarks.filter(({ no, removed }) => !removed || counts.has(no));
  const answers = new Map<number, Remark[]>();
  for (const remark of visible) {
    if (remark.answerTo === null) continue;
    const { root } = placeOf(remark, (no) => byNumber.get(no)!);
    answers.set(root, [...(answers.get(root) ?? []), remark]);
  }

  const [kind = '', at = '', from = ''] = cursor?.split('_') ?? [];
  if (kind === 'more') {
    const behind = (answers.get(Number(at)) ?? []).filter(({ no }) => no > Number(from));
    const shown = behind.slice(0, limit);
    return { roots: [], shown, more: rest(at, shown, behind), next: null, prev: null };
  }

  const score = ({ no, likes }: Remark): number =>
    sort === 'best' ? bestScore({ all: likes.length }, counts.get(no) ?? 0) : 0;
  const place = (remark: Remark): Place => [score(remark), remark.no];
  const all = visible
    .filter(({ answerTo }) => answerTo === null)
    .sort((a, b) => compare(sort, place(a), place(b)));
  let [start, end, target] = [0, limit, 0];
  if (around !== undefined) {
    if (cursor !== undefined) throw invalid('around');
    const found = visible.find(({ no }) => String(no) === around);
    if (!found) throw new CommunityError('not-found', 'There is no such remark.');
    target = found.no;
    const { root } = placeOf(found, (no) => byNumber.get(no)!);
    start = Math.max(0, all.findIndex(({ no }) => no === root) - Math.floor((limit - 1) / 2));
    end = start + limit;
  } else if (cursor !== undefined) {
    const told: Place = [Number(at), Number(from)];
    const back = kind === `${sort}.prev`;
    if ((!back && kind !== `${sort}.next`) || !told.every(Number.isFinite)) throw invalid('cursor');
    // A place in the order, not a number of remarks: what is written meanwhile moves nobody's page.
    const passed = all.filter((remark) => {
      const order = compare(sort, place(remark), told);
      return back ? order < 0 : order <= 0;
    });
    [start, end] = back
      ? [Math.max(0, passed.length - limit), passed.length]
      : [passed.length, passed.length + limit];
  }

  const roots = all.slice(start, end);
  const more: Record<string, { cursor: string; count: number }> = {};
  const shown = roots.flatMap((root) => {
    const conversation = answers.get(root.no) ?? [];
    // Up to the target at least: those before it hold its ancestors.
    const upTo = conversation.findIndex(({ no }) => no === target) + 1;
    const first = conversation.slice(0, Math.max(BEGINNING, upTo));
    Object.assign(more, rest(String(root.no), first, conversation));
    return [root, ...first];
  });
  const way = (word: 'next' | 'prev', remark: Remark): string => [`${sort}.${word}`, ...place(remark)].join('_'); // prettier-ignore
  return {
    roots,
    shown,
    more,
    next: end < all.length && roots.length > 0 ? way('next', roots.at(-1)!) : null,
    prev: start > 0 && roots[0] ? way('prev', roots[0]) : null,
  };
}

type Place = readonly [score: number, no: number];

const compare = (sort: ThreadSort, a: Place, b: Place): number =>
  sort === 'oldest' ? a[1] - b[1] : b[0] - a[0] || b[1] - a[1];

function rest(root: string, shown: readonly Remark[], all: readonly Remark[]): Excerpt['more'] {
  const count = all.length - shown.length;
  return count > 0 ? { [root]: { cursor: `more_${root}_${shown.at(-1)!.no}`, count } } : {};
}

const invalid = (field: string): CommunityError =>
  new CommunityError('invalid', `The field ${field} is not valid.`, { field, reason: 'format' });
