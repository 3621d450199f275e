import type { CommentStatus } from '../../domain/threads/types.ts';
import { tellMember } from '../notices/telling.ts';
import { memberNow } from '../people/member-now.ts';
import type { Writing } from '../scene.ts';
import type { CommentRow } from '../threads/comment-rows.ts';

/**
 * Tells whoever wrote something what became of it: in any case of what waited, and of what was published where staff have words for
 * them. In the transaction that decides it: it is one member, and the words are kept nowhere else.
 */
export async function tellAuthor(
  context: Writing,
  before: CommentRow,
  { to, words }: { readonly to: CommentStatus; readonly words: string | null },
): Promise<void> {
  const { tx, now, viewer } = context;
  if (before.status !== 'held' && words === null) return;
  const author = before.author === null ? undefined : await memberNow(tx, before.author);
  if (!author || author.id === viewer?.id) return;
  const { id, topic, revision } = before;
  const kind = to === 'published' ? 'post.approved' : 'post.rejected';
  const cause = `${kind}/${id}/${revision}`;
  const about = { topic, ...(words !== null && { reason: words }) };
  if (!(await tellMember(context, author.id, { cause, kind, subject: id, about, at: now }))) return;
  // What is taken down later, or waits again, was approved no more.
  if (to === 'published') await tx.insert('told', { member: author.id, cause, comment: id, at: now });
}
