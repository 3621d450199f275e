import { CommunityError } from '../adapter/errors.ts';
import type { Id } from '../domain/common.ts';
import type { ReportReason } from '../domain/moderation/reports.ts';
import type { Comment, CommentMark } from '../domain/threads/types.ts';
import { part, type Core } from './core.ts';
import { createTurns, optimistic } from './optimistic.ts';
import { commentsOf, threadsOf } from './tables.ts';
import { newIdOf } from './uuid.ts';

/** As in `ThreadDeeds`, but these reject. */
export interface Deeds {
  readonly mark: (id: Id, mark: CommentMark, on: boolean) => Promise<unknown>;
  readonly lock: (on: boolean) => Promise<unknown>;
  readonly vote: (id: Id, value: 1 | 0) => Promise<unknown>;
  readonly report: (id: Id, reason: ReportReason, note: string) => Promise<unknown>;
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
          inTurn(id, async () => offered(part(core, 'threads').vote?.({ id, value, key: newId() }), 'votes')),
        settle: (comment) => comment,
      });
    },
    report: async (id, reason, note) =>
      offered(
        part(core, 'threads').report?.({ id: idOf(id), reason, ...(note && { note }), key: newId() }),
        'reports',
      ),
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

function withVote(comment: Comment, vote: 1 | 0): Comment {
  const { up, down } = comment.votes ?? { up: 0, down: 0 };
  const by = (value: 1 | -1): number => Number(vote === value) - Number(comment.vote === value);
  return { ...comment, vote, votes: { up: up + by(1), down: down + by(-1) } };
}

const withMuted = ({ muted: _, ...comment }: Comment, on: boolean): Comment => ({
  ...comment,
  ...(on && { muted: true }),
});
