import type { Id, Time } from '../../domain/common.ts';
import type { Comment, Thread } from '../../domain/threads/types.ts';
import type { Core } from '../core.ts';
import type { Table } from '../entities/entities.ts';
import type { CommentTable } from '../entities/tables.ts';
import type { Shown } from './thread-pages.ts';
import type { ThreadStore, ThreadView } from '../types.ts';

/** Before anything is read. */
export const EMPTY: ThreadView = {
  status: 'loading',
  error: null,
  thread: null,
  sort: 'newest',
  items: [],
  hasNext: false,
  hasPrevious: false,
  busy: false,
  fresh: 0,
  target: null,
  failure: null,
};

/** What the parts of a thread store share: reading is loaded first, news and actions follow when they are needed. */
export interface ThreadContext {
  readonly core: Core;
  readonly topic: string;
  readonly comments: CommentTable;
  readonly threads: Table<Thread>;
  /** Known and not yet shown. */
  readonly fresh: Set<Id>;
  /** `null` before the first page. */
  shown: Shown | null;
  /** What is surely older than this was there when the thread was read. */
  since: Time;
  readonly view: () => ThreadView;
  readonly patch: (values: Partial<ThreadView>) => void;
  /** Draws anew within this microtask turn. */
  readonly redraw: () => void;
  readonly isShown: (id: Id) => boolean;
  /** Shows one more comment: a first one at the edge where new ones belong, a reply in its conversation. */
  readonly place: (comment: Comment) => void;
  readonly store: Pick<ThreadStore, 'goTo' | 'reload' | 'setDraft'>;
}
