import type { Id } from '@hearth/core/domain';

/** What a comment's fragment begins with. */
export const PREFIX = '#hearth-comment-';

/** The fragment that leads to a comment. */
export const permalink = (id: Id): string => PREFIX + encodeURIComponent(id);
