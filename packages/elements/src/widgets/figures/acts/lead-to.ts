import type { Id } from '@hearth/core/domain';

/** What a comment's permalink begins with: the thread has this in its own chunk, and a test holds the two to each other. */
const PREFIX = '#hearth-comment-';

/** The way to a comment on a page. */
export const leadTo = (page: string, id: Id): string =>
  `${page.split('#')[0]!}${PREFIX}${encodeURIComponent(id)}`;
