import type { Id } from '@hearth/core/domain';

/** What a comment's fragment begins with. */
export const PREFIX = '#hearth-comment-';

/** The fragment that leads to a comment. */
export const permalink = (id: Id): string => PREFIX + encodeURIComponent(id);

/** Whom a fragment points at, if a comment. */
export function permalinkTarget(hash: string): Id | null {
  try {
    return (hash.startsWith(PREFIX) && decodeURIComponent(hash.slice(PREFIX.length))) || null;
  } catch {
    return null;
  }
}
