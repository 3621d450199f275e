import { orderedItems, type ThreadContent } from './thread-order.ts';
import type { ThreadItem } from './types.ts';

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

function same(a: ThreadItem, b: ThreadItem): boolean {
  return (Object.keys(a) as (keyof ThreadItem)[]).every((key) => a[key] === b[key]);
}
