import { atom } from 'nanostores';
import type { Id } from '../../domain/common.ts';
import type { ThreadPage } from '../../domain/threads/types.ts';
import type { Base } from '../base.ts';
import { openStore } from '../opening.ts';
import { EMPTY } from './thread-context.ts';
import { orderedItems } from './thread-order.ts';
import type { Community, ThreadStore, ThreadView } from '../types.ts';

/** The store of a topic; the same topic gives the same store. */
export const threadStore = (community: Pick<Community, 'store'>, topic: string): ThreadStore =>
  community.store(`thread/${topic}`, (base) => openThread(base, topic));

/** A thread to be read; what else one does with it comes with `thread-living.ts`. */
function openThread(base: Base, topic: string): ThreadStore {
  const $view = atom(EMPTY);
  /** The permalink's target, if it was named before anybody looked. */
  let around: Id | null = null;
  const patch = (values: Partial<ThreadView>) => $view.set({ ...$view.value, ...values });

  const { ready, begun, living, later } = openStore<ThreadView, ThreadStore, ThreadPage>(base, $view, {
    read: ({ threads }) =>
      threads?.read({ topic, sort: $view.value.sort, ...(around !== null && { around }) }),
    show: (page) => ({ ...firstView(page), target: around }),
    async living() {
      const { createThread } = await import('./thread-living.ts');
      return (core, opened) => createThread(core, topic, $view, opened, around);
    },
  });
  const acts = later(
    undefined,
    'reload', 'next', 'previous', 'moreReplies', 'showFresh', 'retry', 'discard', 'setDraft', 'setSort', 'goTo',
  ); // prettier-ignore

  return {
    topic,
    $view,
    ready,
    ...acts,
    ...later(null, 'post'),
    ...later(false, 'edit', 'remove', 'react', 'moderate'),
    draft: (place) => living()?.draft(place) ?? deviceDraft(base, `thread/${topic}/${place}`),
    async goTo(id) {
      if (begun()) return acts.goTo(id);
      around = id;
    },
    async setSort(sort) {
      if (begun()) return acts.setSort(sort);
      patch({ sort });
    },
  };
}

/** What a first page shows. */
const firstView = (page: ThreadPage): Partial<ThreadView> => {
  const { thread, comments, more, next, prev } = page;
  const known = new Map(comments.map((comment) => [comment.id, comment]));
  const roots = page.roots.flatMap((id) => known.get(id) ?? []);
  return {
    thread,
    items: orderedItems({ roots, replies: comments, more, state: () => undefined }),
    hasNext: next !== null,
    hasPrevious: prev !== null,
  };
};

/** A draft as `drafts.ts` keeps it. Until that is here it isn't known either who is looking, and only the device's are anybody's. */
function deviceDraft({ options: { env, storage, scope } }: Base, place: string): string {
  try {
    const kept = env?.storage !== undefined ? env.storage : storage !== undefined ? storage : localStorage;
    const drafts = JSON.parse(kept!.getItem(`hearth/${scope}/drafts`)!) as Record<
      string,
      [text: string]
    > | null;
    // That there is none is the rule: an exception for it takes milliseconds of a first view on a slow device.
    return String(drafts?.[`:${place}`]?.[0] ?? '');
  } catch {
    return '';
  }
}
