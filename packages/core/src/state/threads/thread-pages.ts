import type { Id } from '../../domain/common.ts';
import type { Comment, ThreadPage } from '../../domain/threads/types.ts';

/** Which comments of a thread are shown, and what lies around them. */
export interface Shown {
  /** First comments in the order of their pages. */
  readonly paged: readonly Id[];
  /** Conversations that began since: own words, and what the reader asked to see. Nearest to the edge first. */
  readonly extra: readonly Id[];
  readonly replies: ReadonlySet<Id>;
  readonly more: ThreadPage['more'];
  readonly next: string | null;
  readonly prev: string | null;
}

export const NOTHING: Shown = { paged: [], extra: [], replies: new Set(), more: {}, next: null, prev: null };

const repliesOf = (page: ThreadPage): Comment[] => {
  const roots = new Set(page.roots);
  return page.comments.filter(({ id }) => !roots.has(id));
};

/** Only this page. */
export function replaceBy(page: ThreadPage): Shown {
  const { roots, more, next, prev } = page;
  return { paged: roots, extra: [], replies: new Set(repliesOf(page).map(({ id }) => id)), more, next, prev };
}

/** This page besides what is shown: behind it, before it, or (`root`) the further replies of one conversation. */
export function extendBy(
  shown: Shown,
  page: ThreadPage,
  where: 'next' | 'prev' | { readonly root: Id },
): Shown {
  const arrived = new Set(page.comments.map(({ id }) => id));
  const paged = shown.paged.filter((id) => !arrived.has(id) || typeof where === 'object');
  const extra = shown.extra.filter((id) => !arrived.has(id));
  const replies = new Set([...shown.replies, ...repliesOf(page).map(({ id }) => id)]);
  const more = { ...shown.more };
  if (typeof where === 'object') delete more[where.root];
  Object.assign(more, page.more);
  const rest = { ...shown, extra, replies, more };
  if (where === 'next') return { ...rest, paged: [...paged, ...page.roots], next: page.next };
  if (where === 'prev') return { ...rest, paged: [...page.roots, ...paged], prev: page.prev };
  return rest;
}
