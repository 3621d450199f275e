import type { Id } from '../../domain/common.ts';
import type { Comment } from '../../domain/threads/types.ts';
import { part, type Core } from '../core.ts';
import type { CommentTable } from './tables.ts';

/** How often a comment is asked for anew, if news keep coming. */
const AGAIN = 3;

/**
 * What a write to a comment ended with. Reactions and votes raise no revision: where news of them came while the write was under
 * way, nobody can tell which is younger, they or the answer. So the comment is asked for once more; should that fail, the answer
 * stands.
 */
export async function agreed(
  core: Core,
  comments: CommentTable,
  id: Id,
  write: () => Promise<Comment>,
): Promise<Comment> {
  let before = comments.base(id);
  let answer = await write();
  for (let turns = AGAIN; turns > 0; turns--) {
    const news = comments.base(id);
    if (!news || news === before || same(news, answer)) break;
    before = news;
    try {
      answer = await part(core, 'threads').comment(id);
    } catch {
      break;
    }
  }
  return answer;
}

/** Whether both say the same of what raises no revision; with another revision, that one decides. */
const same = (one: Comment, other: Comment): boolean =>
  one.revision !== other.revision ||
  JSON.stringify([one.reactions, one.votes, one.replies]) ===
    JSON.stringify([other.reactions, other.votes, other.replies]);
