import type { Id } from '../../domain/common.ts';
import type { Community, ThreadItem } from '../types.ts';

/** A list with some of its conversations folded. */
export interface Folded {
  /** Without what is folded away. */
  readonly items: readonly ThreadItem[];
  /** By comment, how many replies stand below it at any depth; of a first comment also those that are not loaded. */
  readonly replies: ReadonlyMap<Id, number>;
}

/** Which comments of a topic have their replies folded away: kept while the page is there, and nowhere stored. */
export class Folds {
  #closed: ReadonlySet<Id> = new Set();
  #last: {
    readonly items: readonly ThreadItem[];
    readonly closed: ReadonlySet<Id>;
    readonly folded: Folded;
  } | null = null;

  isClosed(id: Id): boolean {
    return this.#closed.has(id);
  }

  set(id: Id, closed: boolean): void {
    if (closed === this.isClosed(id)) return;
    const next = new Set(this.#closed);
    if (closed) next.add(id);
    else next.delete(id);
    this.#closed = next;
  }

  /** Unfolds whatever hides this comment. */
  reveal(items: readonly ThreadItem[], id: Id): void {
    const known = new Map(items.map(({ comment }) => [comment.id, comment]));
    const start = known.get(id);
    for (let above = start; above; above = above.parent === null ? undefined : known.get(above.parent))
      if (above !== start) this.set(above.id, false);
    // A reply whose parent isn't loaded stands below its root.
    if (start && start.root !== id) this.set(start.root, false);
  }

  /** The same answer until something changes. */
  fold(items: readonly ThreadItem[]): Folded {
    const closed = this.#closed;
    if (this.#last?.items !== items || this.#last.closed !== closed)
      this.#last = { items, closed, folded: foldItems(items, closed) };
    return this.#last.folded;
  }
}

/** The folds of a topic; the same topic gives the same ones. */
export const foldsOf = (community: Pick<Community, 'store'>, topic: string): Folds =>
  community.store(`folds/${topic}`, () => new Folds());

/**
 * Leaves out what stands below the `closed`. Items come as they are drawn, each below its parent. Takes time in proportion to
 * them, whatever their depth.
 */
export function foldItems(items: readonly ThreadItem[], closed: ReadonlySet<Id>): Folded {
  const index = new Map(items.map(({ comment }, at) => [comment.id, at]));
  const above = items.map(({ comment: { id, parent, root } }, at) => {
    const found =
      (parent === null ? undefined : index.get(parent)) ?? (root === id ? undefined : index.get(root));
    return found !== undefined && found < at ? found : -1;
  });
  const below = new Array<number>(items.length).fill(0);
  for (let at = items.length - 1; at >= 0; at--) if (above[at]! >= 0) below[above[at]!]! += 1 + below[at]!;

  const hidden: boolean[] = [];
  const shown: ThreadItem[] = [];
  const replies = new Map<Id, number>();
  for (const [at, item] of items.entries()) {
    const { id, root } = item.comment;
    const up = above[at]!;
    hidden[at] = up >= 0 && (hidden[up]! || closed.has(items[up]!.comment.id));
    if (below[at]) replies.set(id, below[at]);
    if (!hidden[at]) shown.push(item);
    if (!item.moreReplies) continue;
    const first = index.get(root);
    replies.set(root, (first === undefined ? 0 : below[first]!) + item.moreReplies);
    // The way to the replies that aren't loaded is on the last item: when that is folded away, the one before it takes over.
    const last = shown.at(-1);
    if (hidden[at] && last && !closed.has(root))
      shown[shown.length - 1] = { ...last, moreReplies: item.moreReplies };
  }
  return { items: shown, replies };
}
