import type { Id } from '../domain/common.ts';
import type { Comment, ThreadPage } from '../domain/threads/types.ts';

/** A comment and its replies on the same page, each in the page's order. */
export interface Branch {
  readonly comment: Comment;
  readonly replies: readonly Branch[];
  /** Whom it answers, if that is on this page. */
  readonly parent: Comment | null;
}

/** A page's comments as a tree. What answers something that is not on the page begins a branch of its own. */
export function branches({ comments }: Pick<ThreadPage, 'comments'>): readonly Branch[] {
  const known = new Map<Id, Branch & { readonly replies: Branch[] }>();
  const tops: Branch[] = [];
  // A reply never comes before its ancestors.
  for (const comment of comments) {
    const above = comment.parent === null ? undefined : known.get(comment.parent);
    const branch = { comment, replies: [], parent: above?.comment ?? null };
    known.set(comment.id, branch);
    (above?.replies ?? tops).push(branch);
  }
  return tops;
}

/** Everything below some branches in reading order, however deep it goes. */
export function flattened(replies: readonly Branch[]): readonly Branch[] {
  const flat: Branch[] = [];
  const stack = [...replies].reverse();
  for (let branch = stack.pop(); branch; branch = stack.pop()) {
    flat.push(branch);
    stack.push(...[...branch.replies].reverse());
  }
  return flat;
}
