import { atom } from 'nanostores';
import type { ReadableAtom } from 'nanostores';
import type { Id } from '../domain/common.ts';
import type { Notice } from '../domain/notices.ts';
import type { Base } from './base.ts';
import { openStore } from './opening.ts';
import type { Community, Loadable } from './types.ts';

export interface NoticesView extends Loadable {
  /** The newest, newest first. */
  readonly notices: readonly Notice[];
  /** How many wait to be read in all, a hundred at most. */
  readonly unread: number;
}

/** What the viewer is told of. It follows what happens, while somebody looks. */
export interface NoticesStore {
  readonly $view: ReadableAtom<NoticesView>;
  readonly ready: Promise<void>;
  readonly reload: () => Promise<void>;
  /** These have been read; whether the backend took that. */
  readonly read: (ids: readonly Id[]) => Promise<boolean>;
}

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
  return { $view, ready, ...later(undefined, 'reload'), ...later(false, 'read') };
}
