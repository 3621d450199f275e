import { atom } from 'nanostores';
import type { Base } from '../base.ts';
import type { NoticesStore, NoticesView } from './notices-types.ts';
import { openStore } from '../opening.ts';
import type { Community } from '../types.ts';

export type { NoticesStore, NoticesView } from './notices-types.ts';

/** The viewer's notices; the same for all widgets of a community. */
export const noticesStore = (community: Pick<Community, 'store'>): NoticesStore =>
  community.store('notices', openNotices);

/** What it tells depends on who is looking: it is read by `notices-living.ts`. */
function openNotices(base: Base): NoticesStore {
  const $view = atom<NoticesView>({ status: 'loading', error: null, notices: [], unread: 0 });
  const { ready, later } = openStore<NoticesView, NoticesStore>(base, $view, {
    async living() {
      const { createNotices } = await import('./notices-living.ts');
      return (core) => createNotices(core, $view);
    },
  });
  return {
    $view,
    ready,
    ...later(undefined, 'reload', 'older'),
    ...later(false, 'read', 'readAll', 'muteThread'),
  };
}
