import { atom } from 'nanostores';
import type { PollView } from '../../domain/polls/types.ts';
import type { Base } from '../base.ts';
import { openStore } from '../opening.ts';
import type { Community, PollStore, PollStoreView } from '../types.ts';

/** The store of a poll; the same id gives the same store. */
export const pollStore = (community: Pick<Community, 'store'>, id: string): PollStore =>
  community.store(`poll/${id}`, (base) => openPoll(base, id));

/** A poll to be read; voting and live counts come with `poll-living.ts`. */
function openPoll(base: Base, id: string): PollStore {
  const $view = atom<PollStoreView>({
    status: 'loading',
    error: null,
    poll: null,
    tally: null,
    chosen: [],
    given: {},
    busy: false,
    failure: null,
  });
  const { ready, later } = openStore<PollStoreView, PollStore, PollView>(base, $view, {
    read: ({ polls }) => polls?.read(id),
    show: ({ poll, tally }) => ({ poll, tally }),
    async living() {
      const { createPoll } = await import('./poll-living.ts');
      return (core, opened) => createPoll(core, id, $view, opened);
    },
  });
  return {
    id,
    $view,
    ready,
    ...later(undefined, 'reload', 'choose', 'give'),
    ...later(false, 'vote', 'withdraw'),
  };
}
