import type { Id } from '@hearth/core/domain';
import type { EditMore, NewPost, ThreadItem, ThreadStore, ThreadView } from '@hearth/core/state';
import { atom } from '@hearth/core/state';

const EMPTY: ThreadView = {
  status: 'ready',
  error: null,
  thread: { topic: 'demo', title: null, url: null, locked: false, comments: 0 },
  sort: 'newest',
  items: [],
  hasNext: false,
  hasPrevious: false,
  busy: false,
  fresh: 0,
  target: null,
  failure: null,
};

export const threadView = (part: Partial<ThreadView>): ThreadView => ({
  ...EMPTY,
  ...(part.items
    ? {
        thread: {
          ...EMPTY.thread!,
          comments: part.items.filter(({ comment }) => comment.status === 'published').length,
        },
      }
    : {}),
  ...part,
});

type Call = readonly [name: string, ...args: unknown[]];

/**
 * A thread store that shows what it is given, and writes down what it is asked. `answers` says how an action ends; by default
 * all succeed, and nothing changes by itself.
 */
export function fakeThreadStore(
  view: ThreadView,
  answers: Partial<
    Pick<ThreadStore, 'post' | 'edit' | 'remove' | 'react' | 'moderate' | 'goTo' | 'draft'>
  > = {},
) {
  const $view = atom(view);
  const calls: Call[] = [];
  const drafts = new Map<string, string>();
  const note = async (...call: Call): Promise<void> => void calls.push(call);
  const agree = async (...call: Call): Promise<boolean> => {
    calls.push(call);
    return true;
  };
  const store = {
    topic: 'demo',
    $view,
    calls,
    ready: Promise.resolve(),
    reload: () => note('reload'),
    goTo: (id: Id) => note('goTo', id),
    setSort: (sort: ThreadView['sort']) => note('setSort', sort),
    next: () => note('next'),
    previous: () => note('previous'),
    moreReplies: (root: Id) => note('moreReplies', root),
    showFresh: (): void => void calls.push(['showFresh']),
    post: async (input: NewPost): Promise<Id> => {
      calls.push(['post', input]);
      return 'c-new';
    },
    retry: (id: Id) => note('retry', id),
    discard: (id: Id): void => void calls.push(['discard', id]),
    edit: (id: Id, body: string, confirm?: string, more?: EditMore) =>
      agree('edit', id, body, ...(confirm || more ? [confirm] : []), ...(more ? [more] : [])),
    remove: (id: Id) => agree('remove', id),
    react: (id: Id, reaction: string, on: boolean) => agree('react', id, reaction, on),
    moderate: (id: Id, action: 'approve' | 'hide' | 'restore', ...words: (string | undefined)[]) =>
      agree('moderate', id, action, ...words),
    draft: (place: string): string => drafts.get(place) ?? '',
    setDraft: (place: string, text: string): void => void drafts.set(place, text),
    ...answers,
  };
  return store satisfies ThreadStore;
}

/** Puts comments in a row as a store would show them. */
export const threadItem = (part: Partial<ThreadItem> & Pick<ThreadItem, 'comment'>): ThreadItem => ({
  inReplyTo: null,
  pending: null,
  error: null,
  moreReplies: 0,
  ...part,
});
