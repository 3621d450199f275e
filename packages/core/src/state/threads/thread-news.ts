import type { Change } from '../../adapter/contract.ts';
import type { Comment, ThreadPage } from '../../domain/threads/types.ts';
import { tombstone } from '../entities/tables.ts';
import type { ThreadContext } from './thread-context.ts';
import { isNew, refreshBy } from './thread-refresh.ts';

/** What happens to a thread while it is being read. */
export interface ThreadNews {
  readonly onChange: (change: Change) => void;
  /** Takes in a page that was read again without being asked for. */
  readonly refresh: (page: ThreadPage) => void;
  readonly showFresh: () => void;
}

/**
 * News never moves what is being read: changes of what is shown are drawn in place (what is taken away leaves a
 * tombstone), others' new comments and replies wait in `fresh`, and only the viewer's own appear at once.
 */
export function createNews(context: ThreadContext): ThreadNews {
  const { core, comments, threads, fresh, isShown, place, redraw } = context;

  const arrive = (comment: Comment) => {
    const { shown } = context;
    if (!shown) return;
    const { id, parent, root, status } = comment;
    if (isShown(id) || fresh.has(id)) {
      if (status === 'deleted' || status === 'hidden') fresh.delete(id);
      return comments.put([comment]);
    }
    if (status === 'deleted' || status === 'hidden') return;
    if (parent !== null && !isShown(root) && !fresh.has(root)) return;
    const own = !!comment.author && comment.author.id === core.session.viewer()?.id;
    if (!own && !isNew(comment, shown, context.view().sort, context.since, comments.get)) return;
    const rest = parent === null ? undefined : shown.more[root];
    if (!own && rest) {
      // It stands at the end of a conversation that isn't loaded to its end.
      context.shown = { ...shown, more: { ...shown.more, [root]: { ...rest, count: rest.count + 1 } } };
    } else {
      comments.put([comment]);
      if (own) place(comment);
      else fresh.add(id);
    }
    redraw();
  };

  const recount = (comments: number | undefined) => {
    const thread = threads.base(context.topic);
    if (thread && comments !== undefined) threads.put([{ ...thread, comments }]);
  };

  return {
    onChange(change) {
      if (change.kind === 'comment' || change.kind === 'comment-gone') recount(change.comments);
      if (change.kind === 'comment') arrive(change.comment);
      else if (change.kind === 'thread') threads.put([change.thread]);
      else if (change.kind === 'comment-gone') {
        const comment = comments.base(change.id);
        fresh.delete(change.id);
        if (comment) comments.put([tombstone(comment)]);
        redraw();
      } else if (change.kind === 'erased') {
        comments.mapAll((comment) => (comment.author?.id === change.member ? tombstone(comment) : comment));
      }
    },
    refresh(page) {
      threads.put([page.thread]);
      context.shown &&= refreshBy(context.shown, page, (id) => comments.base(id)?.root);
      for (const comment of page.comments) arrive(comment);
      redraw();
    },
    showFresh() {
      const { sort } = context.view();
      const arrived = [...fresh]
        .flatMap((id) => comments.get(id) ?? [])
        .sort((a, b) => a.createdAt - b.createdAt);
      const first = arrived.find(({ parent }) => parent === null);
      // Between what is shown and what is new lies what isn't loaded: go there instead of leaving a hole.
      if (first && sort === 'oldest' && context.shown?.next != null) return void context.store.goTo(first.id);
      if (first && sort !== 'oldest' && context.shown?.prev != null) return void context.store.reload();
      for (const comment of arrived) place(comment);
    },
  };
}
