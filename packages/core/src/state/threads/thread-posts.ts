import { CommunityError } from '../../adapter/errors.ts';
import { plainBody } from '../../domain/body.ts';
import type { Viewer } from '../../domain/people/people.ts';
import type { Comment } from '../../domain/threads/types.ts';
import { part, type Core } from '../core.ts';
import type { Stop } from '../env.ts';
import { createOutbox, type Outbox, type OutboxItem } from '../outbox/outbox.ts';
import { commentsOf } from '../entities/tables.ts';
import type { ThreadItem } from '../types.ts';

/** The community's outbox; all its threads share it. */
export interface Posts extends Outbox {
  /** Hears of each own comment that has arrived, before it leaves the outbox. */
  readonly onSent: (run: (comment: Comment) => void) => Stop;
}

export function postsOf(core: Core): Posts {
  return core.store('outbox', () => {
    const comments = commentsOf(core);
    const listeners = new Set<(comment: Comment) => void>();
    const outbox = createOutbox({
      env: core.env,
      scope: core.scope,
      now: core.session.now,
      viewer: core.session.viewer,
      send: async (input) =>
        part(core, 'threads').post({
          ...input,
          parent: input.parent && (comments.aliases.get(input.parent) ?? input.parent),
        }),
      sent(id, comment) {
        comments.put([{ ...comment, ...(comment.id !== id && { clientId: id }) }]);
        for (const listener of listeners) listener(comment);
      },
    });
    const stops = [
      core.session.onChange(outbox.wake),
      core.live.$state.listen((state) => state === 'live' && outbox.wake()),
      outbox.close,
    ];
    core.onDestroy(() => {
      for (const stop of stops) stop();
    });
    core.session.ensure();
    outbox.wake();
    return {
      ...outbox,
      onSent(run) {
        listeners.add(run);
        return () => listeners.delete(run);
      },
    };
  });
}

/** An own comment as it is drawn before the backend has it: its words without markup. */
export function commentOf(item: OutboxItem, viewer: Viewer | null, parent: Comment | undefined): Comment {
  const { id, topic, body, at, rating, images } = item;
  const author = viewer && { id: viewer.id, name: viewer.name, role: viewer.role, since: at };
  return {
    id,
    topic,
    parent: parent?.id ?? item.parent,
    root: parent?.root ?? item.parent ?? id,
    depth: parent ? parent.depth + 1 : item.parent === null ? 0 : 1,
    author,
    body: plainBody(body),
    ...(images && { images }),
    source: body,
    status: 'published',
    createdAt: at,
    editedAt: null,
    revision: 0,
    reactions: [],
    mine: [],
    ...(rating !== undefined && { rating }),
    replies: 0,
    can: [],
  };
}

export type PendingState = Pick<ThreadItem, 'pending' | 'error'>;

/** The item's refusal as the error that widgets word; the same item gives the same error. */
export function errorOf(item: OutboxItem): CommunityError | null {
  if (!item.error) return null;
  let error = errors.get(item);
  if (!error)
    errors.set(
      item,
      (error = new CommunityError(item.error.code, 'The comment was not sent.', item.error.details)),
    );
  return error;
}
const errors = new WeakMap<OutboxItem, CommunityError>();
