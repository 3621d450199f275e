import type { ReadableAtom } from 'nanostores';
import type { Id } from '../domain/common.ts';
import type { Notice } from '../domain/notices.ts';
import type { Loadable } from './types.ts';

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
