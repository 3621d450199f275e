import type { Id } from '../../domain/common.ts';
import type { Comment } from '../../domain/threads/types.ts';
import type { ThreadItem } from '../types.ts';

/** The deepest level that is indented; below it, replies stand in line and name whom they answer. */
export const INDENT_LIMIT = 4;

/** What a thread's list is made of. */
export interface ThreadContent {
  /** Where conversations begin, in order. */
  readonly roots: readonly Comment[];
  /** All other comments that are shown, in any order. */
  readonly replies: Iterable<Comment>;
  /** Replies that are not loaded, by root. */
  readonly more: Readonly<Record<Id, { readonly count: number }>>;
  /** What is to be said of own words under way. */
  readonly state: (id: Id) => Pick<ThreadItem, 'pending' | 'error'> | undefined;
}

/**
 * Puts comments into the order in which they are drawn: conversation by conversation, each comment followed by its
 * replies, oldest first (own words under way last, since they are the youngest). A reply whose parent is not among them
 * follows its root; without a root it is left out.
 * Takes time in proportion to the comments, whatever their depth.
 */
export function orderedItems(content: ThreadContent): ThreadItem[] {
  const shown = new Map<Id, Comment>();
  for (const comment of content.roots) shown.set(comment.id, comment);
  const replies: Comment[] = [];
  for (const comment of content.replies) {
    if (!shown.has(comment.id)) {
      shown.set(comment.id, comment);
      replies.push(comment);
    }
  }
  const children = new Map<Id, Comment[]>();
  for (const comment of replies.sort(byAge)) {
    const above = comment.parent !== null && shown.has(comment.parent) ? comment.parent : comment.root;
    const siblings = children.get(above);
    if (siblings) siblings.push(comment);
    else children.set(above, [comment]);
  }

  const items: ThreadItem[] = [];
  const drawn = new Set<Id>();
  for (const root of content.roots) {
    const stack = [root];
    for (let comment = stack.pop(); comment; comment = stack.pop()) {
      if (drawn.has(comment.id)) continue;
      drawn.add(comment.id);
      const below = children.get(comment.id);
      for (let index = (below?.length ?? 0) - 1; index >= 0; index--) stack.push(below![index]!);
      const answered = comment.parent === null ? undefined : shown.get(comment.parent);
      items.push({
        comment,
        inReplyTo:
          comment.depth > INDENT_LIMIT || (comment === root && comment.parent !== null)
            ? (answered?.author?.name ?? null)
            : null,
        pending: null,
        error: null,
        ...content.state(comment.id),
        moreReplies: stack.length ? 0 : (content.more[root.id]?.count ?? 0),
      });
    }
  }
  return items;
}

const byAge = (a: Comment, b: Comment): number => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);
