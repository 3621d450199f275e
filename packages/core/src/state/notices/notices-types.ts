import type { ReadableAtom } from 'nanostores';
import type { CommunityError } from '../../adapter/errors.ts';
import type { Id, Time } from '../../domain/common.ts';
import type { Notice } from '../../domain/notices/notices.ts';
import type { Loadable } from '../types.ts';

export interface NoticesView extends Loadable {
  /** The newest, newest first. */
  readonly notices: readonly Notice[];
  /** How many wait to be read in all, a hundred at most. */
  readonly unread: number;
  /** How many of these may draw attention to themselves now. */
  readonly ringing?: number;
  /** It is quiet until then. */
  readonly quietUntil?: Time | undefined;
  /** There are older ones. */
  readonly hasOlder?: boolean;
  /** Older ones are being read. */
  readonly busy?: boolean;
  /** What the last action met; cleared by the next. */
  readonly failure?: CommunityError | null;
}

/** What the viewer is told of. It follows what happens, while somebody looks. */
export interface NoticesStore {
  readonly $view: ReadableAtom<NoticesView>;
  readonly ready: Promise<void>;
  readonly reload: () => Promise<void>;
  /** These have been read; whether the backend took that. They are shown as read at once. */
  readonly read: (ids: readonly Id[]) => Promise<boolean>;
  /** All have been read, also those that are not shown. */
  readonly readAll: () => Promise<boolean>;
  /** Shows older ones, too. */
  readonly older: () => Promise<void>;
  /** Hears of a thread no more, or again; whether the backend took that. */
  readonly muteThread: (topic: string, on: boolean) => Promise<boolean>;
}
