import { atom } from 'nanostores';
import type { EntryStatus } from '../../domain/polls/ideas/types.ts';
import type { Base } from '../base.ts';
import type { EntriesStore, EntriesView } from './entries-types.ts';
import { openStore } from '../opening.ts';
import type { Community } from '../types.ts';

/**
 * The entries of a poll of ideas or of a contest; the same poll and column give the same store. `column`: the status that
 * it begins with, e.g. for the columns of a roadmap.
 */
export const entriesStore = (
  community: Pick<Community, 'store'>,
  poll: string,
  column?: EntryStatus,
): EntriesStore =>
  community.store(`entries/${poll}${column ? `/${column}` : ''}`, (base) => openEntries(base, poll, column));

/** All of it comes with `entries-living.ts`. */
function openEntries(base: Base, poll: string, column?: EntryStatus): EntriesStore {
  const $view = atom<EntriesView>({
    status: 'loading',
    error: null,
    entries: [],
    own: [],
    waiting: null,
    sort: 'trending',
    sorted: 'trending',
    only: column ?? null,
    hasNext: false,
    busy: false,
    fresh: 0,
    draft: { title: '', body: '' },
    sending: false,
    similar: [],
    failure: null,
  });
  const { ready, later } = openStore<EntriesView, EntriesStore>(base, $view, {
    async living() {
      const { createEntries } = await import('./entries-living.ts');
      return (core) => createEntries(core, poll, $view);
    },
  });
  return {
    poll,
    $view,
    ready,
    ...later(undefined, 'reload', 'setSort', 'setOnly', 'next', 'showFresh', 'setDraft', 'loadWaiting'),
    ...later(null, 'propose', 'find'),
    ...later([], 'alike'),
    ...later(false, 'vote', 'edit', 'remove', 'settle', 'merge', 'moderate', 'consent'),
  };
}
