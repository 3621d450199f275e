import type { Id } from '../../domain/common.ts';
import type { Comment, Thread } from '../../domain/threads/types.ts';
import type { Core } from '../core.ts';
import { createTable, type Table } from './entities.ts';

/** The community's comments; `aliases` leads from a client's id to the backend's, where that makes ids of its own. */
export interface CommentTable extends Table<Comment> {
  readonly aliases: Map<Id, Id>;
}

export function commentsOf(core: Core): CommentTable {
  return core.store('comments', () => {
    const aliases = new Map<Id, Id>();
    const table = createTable<Comment>(({ id }) => id, mergeComments);
    return {
      ...table,
      aliases,
      put(comments: Iterable<Comment>) {
        const all = [...comments];
        for (const { id, clientId } of all) if (clientId && clientId !== id) aliases.set(clientId, id);
        table.put(all);
      },
    };
  });
}

export const threadsOf = (core: Core): Table<Thread> =>
  core.store('threads', () => createTable<Thread>(({ topic }) => topic));

/**
 * The higher revision is right. News that says nothing of the viewer (a public answer, a change told to everybody) leaves
 * in place what is known of them: own reactions and vote, what they may do, that they muted its author, and the source as long as
 * nobody has edited since.
 */
export function mergeComments(known: Comment, news: Comment): Comment {
  if (news.revision < known.revision) return known;
  if (news.mine || !known.mine || news.status === 'deleted') return news;
  return {
    ...news,
    mine: known.mine,
    can: news.status === known.status ? known.can : news.can,
    ...(known.muted && { muted: true }),
    ...(known.reuse && { reuse: true }),
    ...(known.vote !== undefined && { vote: known.vote }),
    ...(news.editedAt === known.editedAt && known.source !== undefined && { source: known.source }),
  };
}

/**
 * What stays of a comment that is gone from the viewer's sight (hidden, erased, removed a moment ago): a tombstone in
 * its place, as a deleted comment leaves one, so that nothing moves under who is reading. It disappears when read anew.
 */
export function tombstone({ source: _, ...comment }: Comment): Comment {
  return {
    ...comment,
    status: 'deleted',
    author: null,
    body: null,
    reactions: [],
    can: [],
    ...(comment.mine && { mine: [] }),
  };
}

/** The comment without what only its last viewer might know; `undefined` for one that others may not see. */
export function withoutViewer({
  source: _,
  mine: __,
  muted: ___,
  vote: ____,
  undoUntil: _____,
  reuse: ______,
  ...comment
}: Comment): Comment | undefined {
  return comment.status === 'held' || comment.status === 'hidden' ? undefined : { ...comment, can: [] };
}
