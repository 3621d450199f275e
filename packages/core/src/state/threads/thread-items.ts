import { orderedItems, type ThreadContent } from './thread-order.ts';
import type { ThreadItem } from '../types.ts';

export { INDENT_LIMIT } from './thread-order.ts';

/** The items in the order in which they are drawn. Those that equal one of `before` are that very object. */
export function threadItems(
  content: ThreadContent,
  before: readonly ThreadItem[] = [],
): readonly ThreadItem[] {
  const known = new Map(before.map((item) => [item.comment.id, item]));
  return orderedItems(content).map((item) => {
    const old = known.get(item.comment.id);
    return old && same(old, item) ? old : item;
  });
}

/** All of an item, named once: a list may have tens of thousands. */
const FIELDS = Object.keys({
  comment: 0,
  inReplyTo: 0,
  pending: 0,
  error: 0,
  moreReplies: 0,
} satisfies Record<keyof ThreadItem, 0>) as (keyof ThreadItem)[];

const same = (a: ThreadItem, b: ThreadItem): boolean => FIELDS.every((key) => a[key] === b[key]);
