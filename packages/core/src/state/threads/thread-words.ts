import { CommunityError, toCommunityError } from '../../adapter/errors.ts';
import { plainBody } from '../../domain/body.ts';
import type { Id } from '../../domain/common.ts';
import type { Comment } from '../../domain/threads/types.ts';
import { agreed } from '../entities/agreed.ts';
import { part } from '../core.ts';
import type { Stop } from '../env.ts';
import { attached } from '../outbox/outbox.ts';
import { createTurns, optimistic } from '../entities/optimistic.ts';
import { tombstone } from '../entities/tables.ts';
import type { ThreadContext } from './thread-context.ts';
import { commentOf, errorOf, postsOf, type PendingState } from './thread-posts.ts';
import type { ThreadStore } from '../types.ts';
import { newIdOf } from '../uuid.ts';

/** What a member does in a thread. */
export interface ThreadWords extends Pick<
  ThreadStore,
  'post' | 'retry' | 'discard' | 'edit' | 'remove' | 'react' | 'moderate'
> {
  /** Own comments of this thread that the backend does not have yet, as they are drawn, and what to say of each. */
  pending(): { readonly comments: readonly Comment[]; readonly states: ReadonlyMap<Id, PendingState> };
  /** While somebody looks. */
  mount(): Stop;
}

export function createWords(context: ThreadContext): ThreadWords {
  const { core, topic, comments, threads, patch, isShown, place, redraw, store } = context;
  const { adapter, session } = core;
  const posts = postsOf(core);
  const newId = newIdOf(core);
  const inTurn = createTurns();
  const idOf = (id: Id) => comments.aliases.get(id) ?? id;

  /** A connection that broke may have taken the answer alone with it: asked again by the same key, nothing happens twice. */
  const twice = (run: () => Promise<Comment>): Promise<Comment> =>
    run().catch((thrown: unknown) => {
      if (toCommunityError(thrown).code !== 'offline' || !core.env.online()) throw thrown;
      return run();
    });

  /** Runs an action: shown at once, undone when refused. */
  const act = async (
    asked: Id,
    change: (comment: Comment) => Comment,
    run: (base: Comment, key: Id) => Promise<Comment>,
  ): Promise<boolean> => {
    const id = idOf(asked);
    patch({ failure: null });
    try {
      await optimistic(comments, {
        id,
        patch: (comment) => comment && change(comment),
        // One after another, so that each starts from the revision that the one before has made.
        run: () =>
          inTurn(id, async () => {
            const base = comments.base(id);
            if (!base) throw new CommunityError('not-found', 'This comment is not here.');
            const again = run.bind(null, base, newId());
            return agreed(core, comments, id, () => twice(again));
          }),
        settle: (comment) => comment,
      });
      return true;
    } catch (thrown) {
      const failure = toCommunityError(thrown);
      patch({ failure });
      // Somebody else was faster: show what they made of it, so that the next try starts from there.
      if (failure.code === 'conflict')
        adapter.threads?.comment(id).then(
          (comment) => comments.put([comment]),
          () => {},
        );
      return false;
    }
  };

  const forget = (place: string) => {
    for (const one of [place, `${place}+images`]) store.setDraft(one, '');
  };

  return {
    pending() {
      const own = posts.$items.value.filter((item) => item.topic === topic && !isShown(idOf(item.id)));
      const drawn = new Map<Id, Comment>();
      for (const item of own) {
        const parent =
          item.parent === null ? undefined : (drawn.get(item.parent) ?? comments.get(idOf(item.parent)));
        drawn.set(item.id, commentOf(item, session.viewer() ?? null, parent));
      }
      return {
        comments: [...drawn.values()],
        states: new Map(own.map((item) => [item.id, { pending: item.state, error: errorOf(item) }])),
      };
    },
    mount() {
      const stops = [
        posts.$items.listen(redraw),
        posts.onSent((comment) => comment.topic === topic && place(comment)),
      ];
      redraw();
      return () => stops.forEach((stop) => stop());
    },
    async post({ body, parent, rating, images, reuse, prompt }) {
      const id = newId();
      const page = threads.get(topic)?.url == null ? core.env.page() : null;
      const sending = posts.add({
        id,
        topic,
        parent,
        body,
        ...(rating !== undefined && { rating }),
        ...(images?.length && { images }),
        ...(reuse && { reuse }),
        ...(prompt !== undefined && { prompt }),
        ...(page && { page }),
      });
      forget(parent === null ? 'new' : `reply/${parent}`);
      await sending;
      return id;
    },
    retry: (id) => posts.retry(id),
    discard: (id) => posts.discard(id),
    async edit(id, body, confirm, { rating, images } = {}) {
      const stars = rating !== undefined && { rating };
      store.setDraft(`edit/${id}`, body);
      const done = await act(
        id,
        (comment) => ({
          ...withImages(comment, images),
          body: plainBody(body),
          source: body,
          editedAt: session.now(),
          ...stars,
        }),
        ({ id: known, revision }, key) =>
          part(core, 'threads').edit({
            id: known,
            body,
            revision,
            key,
            ...(confirm && { confirm }),
            ...stars,
            ...(images && { images: attached(images) }),
          }),
      );
      if (done) forget(`edit/${id}`);
      return done;
    },
    remove: (id) =>
      act(id, tombstone, (base, key) =>
        part(core, 'threads').remove({ id: base.id, revision: base.revision, key }),
      ),
    react: (id, reaction, on) =>
      act(
        id,
        (comment) => withReaction(comment, reaction, on),
        (base, key) => part(core, 'threads').react({ id: base.id, reaction, on, key }),
      ),
    moderate: (id, action, reason, tell) =>
      act(
        id,
        (comment) => ({ ...comment, status: action === 'hide' ? 'hidden' : 'published' }),
        (base, key) =>
          part(core, 'moderation').act({
            ...{ id: base.id, action, key },
            ...(reason && { reason }),
            ...(tell && { tell }),
          }),
      ),
  };
}

/** The comment with these pictures; without any, it has none. */
function withImages(comment: Comment, images: Comment['images']): Comment {
  const { images: before, ...rest } = comment;
  const now = images ?? before;
  return now?.length ? { ...rest, images: now } : rest;
}

/** The comment with the viewer's own reaction set or taken back; unchanged when that is so already. */
function withReaction(comment: Comment, reaction: string, on: boolean): Comment {
  const mine = comment.mine ?? [];
  if (mine.includes(reaction) === on) return comment;
  const counts = new Map(comment.reactions.map(({ id, count }) => [id, count]));
  counts.set(reaction, (counts.get(reaction) ?? 0) + (on ? 1 : -1));
  return {
    ...comment,
    mine: on ? [...mine, reaction] : mine.filter((id) => id !== reaction),
    reactions: [...counts].flatMap(([id, count]) => (count > 0 ? [{ id, count }] : [])),
  };
}
