import { CommunityError } from '../../adapter/errors.ts';
import type { Id } from '../../domain/common.ts';
import type { ReportReason } from '../../domain/moderation/reports.ts';
import type { Comment, CommentMark, CommentVersion } from '../../domain/threads/types.ts';
import { agreed } from '../entities/agreed.ts';
import { part, type Core } from '../core.ts';
import { createTurns, optimistic } from '../entities/optimistic.ts';
import { commentsOf, threadsOf } from '../entities/tables.ts';
import { withVote, type Vote } from './thread-votes.ts';
import { newIdOf } from '../uuid.ts';

/** As in `ThreadDeeds`, but these reject. */
export interface Deeds {
  readonly mark: (id: Id, mark: CommentMark, on: boolean) => Promise<unknown>;
  readonly lock: (on: boolean) => Promise<unknown>;
  readonly vote: (id: Id, value: Vote) => Promise<unknown>;
  readonly report: (id: Id, reason: ReportReason, note: string) => Promise<unknown>;
  readonly undelete: (id: Id) => Promise<unknown>;
  readonly history: (id: Id) => Promise<readonly CommentVersion[]>;
  readonly mute: (member: Id, on: boolean) => Promise<unknown>;
}

export function createDeeds(core: Core, topic: string): Deeds {
  const comments = commentsOf(core);
  const threads = threadsOf(core);
  const newId = newIdOf(core);
  const inTurn = createTurns();
  const idOf = (id: Id) => comments.aliases.get(id) ?? id;

  return {
    mark: (asked, mark, on) => {
      const id = idOf(asked);
      return optimistic(comments, {
        id,
        patch: (comment) => comment && withMark(comment, mark, on),
        run: () =>
          inTurn(id, async () =>
            offered(part(core, 'moderation').mark?.({ id, mark, on, key: newId() }), 'marks'),
          ),
        settle: (comment) => comment,
      });
    },
    lock: (locked) =>
      optimistic(threads, {
        id: topic,
        patch: (thread) => thread && { ...thread, locked },
        run: () =>
          inTurn('', async () =>
            offered(part(core, 'moderation').thread?.({ topic, locked, key: newId() }), 'rules of threads'),
          ),
        settle: (thread) => thread,
      }),
    vote: (asked, value) => {
      const id = idOf(asked);
      return optimistic(comments, {
        id,
        patch: (comment) => comment && withVote(comment, value),
        run: () =>
          inTurn(id, () =>
            agreed(core, comments, id, async () =>
              offered(part(core, 'threads').vote?.({ id, value, key: newId() }), 'votes'),
            ),
          ),
        settle: (comment) => comment,
      });
    },
    report: async (id, reason, note) =>
      offered(
        part(core, 'threads').report?.({ id: idOf(id), reason, ...(note && { note }), key: newId() }),
        'reports',
      ),
    undelete: (asked) => {
      const id = idOf(asked);
      return inTurn(id, async () => {
        const { revision = 0 } = comments.base(id) ?? {};
        const answer = part(core, 'threads').undelete?.({ id, revision, key: newId() });
        comments.put([await offered(answer, 'way to bring back what was deleted')]);
      });
    },
    history: async (id) =>
      (await offered(part(core, 'threads').history?.({ id: idOf(id) }), 'history')).versions,
    async mute(id, on) {
      await offered(part(core, 'members').mute?.({ id, on, key: newId() }), 'muting');
      comments.mapAll((comment) => (comment.author?.id === id ? withMuted(comment, on) : comment));
    },
  };
}

/** A method that joined its part later may be missing: that is refused, never silently skipped. */
function offered<T>(answer: Promise<T> | undefined, what: string): Promise<T> {
  if (!answer) throw new CommunityError('unsupported', `This backend has no ${what}.`);
  return answer;
}

function withMark({ marks: before = [], ...comment }: Comment, mark: CommentMark, on: boolean): Comment {
  const others = before.filter((one) => one !== mark);
  const marks = on ? [...others, mark] : others;
  return { ...comment, ...(marks.length && { marks }) };
}

const withMuted = ({ muted: _, ...comment }: Comment, on: boolean): Comment => ({
  ...comment,
  ...(on && { muted: true }),
});
