import type { AuditEntry, Facts } from '../domain/moderation/types.ts';
import type { CommentStatus } from '../domain/threads/types.ts';
import { emitComment } from './comment-events.ts';
import { threadLock, updateComment, type CommentRow } from './comment-rows.ts';
import type { Reading, Writing } from './scene.ts';
import type { EventKind } from './schema.ts';

/**
 * A kind of thing that staff change. Acting and undoing take the same way: the facts that an action touches are written,
 * with all that follows from them, and told to the log.
 */
export interface Subject {
  /** The name of the lock under which it is changed. */
  lock(entry: Pick<AuditEntry, 'subject' | 'topic'>): string;
  /** `undefined`: there is no such thing. */
  read(context: Reading, subject: string): Promise<Facts | undefined>;
  /** Writes what differs; answers with what is left behind, for {@link stillSo}. */
  write(context: Writing, subject: string, facts: Facts, kind: EventKind): Promise<Facts>;
}

/** Any change of words or status moves the revision on, so it tells whether something came between. */
const factsOf = ({ status, revision }: CommentRow): Facts => ({ status, revision });

const comment: Subject = {
  lock: ({ topic }) => threadLock(topic!),
  read: async ({ tx }, id) => {
    const row = await tx.get('comments', [id]);
    return row && factsOf(row);
  },
  write: async (context, id, { status }, kind) => {
    const row: CommentRow = (await context.tx.get('comments', [id]))!;
    const after = await updateComment(context, row, {
      status: status as CommentStatus,
      revision: row.revision + 1,
    });
    const parent = row.parent === null ? undefined : await context.tx.get('comments', [row.parent]);
    emitComment(context, kind, row, after, { author: row.author, parentAuthor: parent?.author ?? null });
    return factsOf(after);
  },
};

export const SUBJECTS: Readonly<Record<AuditEntry['kind'], Subject>> = { comment };
