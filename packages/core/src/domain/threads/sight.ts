import type { Id } from '../common.ts';
import { isStaff, type Viewer } from '../people/people.ts';
import type { CommentStatus } from './types.ts';

/** What somebody gets to see of a comment: all of it, a mark that keeps its replies in place, or nothing. */
export type Sight = 'full' | 'trace' | 'none';

interface Standing {
  readonly status: CommentStatus;
  /** Direct replies that stand. */
  readonly replies: number;
}

/** Whether everybody sees at least a trace: it is published, or has replies that stand. */
export const stands = ({ status, replies }: Standing): boolean => status === 'published' || replies > 0;

/** Held: author and staff. Hidden: staff. Deleted: nobody. To all others a trace remains while replies stand on it. */
export function sightOf(
  comment: Standing & { readonly author: Id | null },
  viewer: Pick<Viewer, 'id' | 'role'> | null,
): Sight {
  const { status, author } = comment;
  const full =
    status === 'published' ||
    (status !== 'deleted' && isStaff(viewer)) ||
    (status === 'held' && viewer !== null && viewer.id === author);
  return full ? 'full' : stands(comment) ? 'trace' : 'none';
}
