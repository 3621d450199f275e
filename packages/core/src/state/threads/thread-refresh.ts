import type { Id, Time } from '../../domain/common.ts';
import type { Comment, ThreadPage, ThreadSort } from '../../domain/threads/types.ts';
import { replaceBy, type Shown } from './thread-pages.ts';

/**
 * What is shown, read again without being asked to (the connection lost its place): what the page should hold and does
 * not is gone, what lies beyond it stays, and nothing is added. A page that has nothing in common with it replaces it.
 */
export function refreshBy(shown: Shown, page: ThreadPage, rootOf: (id: Id) => Id | undefined): Shown {
  const arrived = new Set(page.comments.map(({ id }) => id));
  const first = shown.paged.findIndex((id) => arrived.has(id));
  if (first < 0) return replaceBy(page);
  const last = shown.paged.findLastIndex((id) => arrived.has(id));
  const before = page.prev === null ? [] : shown.paged.slice(0, first);
  const behind = page.next === null ? [] : shown.paged.slice(last + 1);
  const paged = [...before, ...shown.paged.slice(first, last + 1).filter((id) => arrived.has(id)), ...behind];
  const untouched = new Set([...before, ...behind, ...shown.extra.filter((id) => !arrived.has(id))]);
  const beyond = new Set<Id>(untouched);
  const replies = new Set<Id>();
  for (const id of shown.replies) {
    const root = rootOf(id);
    if (root === undefined) continue;
    if (arrived.has(id)) replies.add(id);
    else if (untouched.has(root) || page.more[root]) {
      replies.add(id);
      beyond.add(root);
    }
  }
  const more: Record<Id, { readonly cursor: string; readonly count: number }> = {};
  for (const root of [...paged, ...shown.extra]) {
    const rest = beyond.has(root) ? shown.more[root] : page.more[root];
    if (rest) more[root] = rest;
  }
  return {
    ...shown,
    paged,
    replies,
    more,
    next: behind.length ? shown.next : page.next,
    prev: before.length ? shown.prev : page.prev,
  };
}

/**
 * Whether a comment that is not among the shown is new, and not just one that was never loaded: it came after `since`, or
 * it has its place within what is loaded completely.
 */
export function isNew(
  comment: Comment,
  shown: Shown,
  sort: ThreadSort,
  since: Time,
  get: (id: Id) => Comment | undefined,
): boolean {
  if (comment.createdAt > since) return true;
  if (comment.parent !== null) return !shown.more[comment.root];
  const [top, bottom] = [shown.paged[0], shown.paged.at(-1)].map((id) =>
    id === undefined ? undefined : get(id)?.createdAt,
  );
  const direction = sort === 'newest' ? -1 : 1;
  const ranked = sort !== 'best' && sort !== 'controversial';
  return (
    (shown.next === null ||
      (ranked && bottom !== undefined && (bottom - comment.createdAt) * direction >= 0)) &&
    (shown.prev === null || (ranked && top !== undefined && (comment.createdAt - top) * direction >= 0))
  );
}
