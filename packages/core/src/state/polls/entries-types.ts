import type { ReadableAtom } from 'nanostores';
import type { CommunityError } from '../../adapter/errors.ts';
import type { Id } from '../../domain/common.ts';
import type { AttachedImage, CommentImage } from '../../domain/media/types.ts';
import type { Entry, EntrySort, EntryStatus, EntryStep } from '../../domain/polls/ideas/types.ts';
import type { Loadable } from '../types.ts';

/** An entry being written; survives reload. */
export interface EntryDraft {
  readonly title: string;
  readonly body: string;
  /** A picture that was uploaded; handed in as `image` of {@link EntryMore}. */
  readonly image?: CommentImage;
}

/** What goes with the words of an entry. */
export interface EntryMore {
  readonly image?: AttachedImage;
  readonly reuse?: boolean;
  /** The token of the `nudge` that the same words were refused with. */
  readonly confirm?: string;
  /** A field of the form that people don't see. */
  readonly trap?: string;
}

export interface EntriesView extends Loadable {
  /**
   * What is listed, in the order in which it was read: votes and words change in place, and nothing moves by itself. What
   * was united with another or deleted since stays as a trace.
   */
  readonly entries: readonly Entry[];
  /** The viewer's own of all states, latest first: also those that wait, which nobody else sees. */
  readonly own: readonly Entry[];
  /** What waits for staff, once {@link EntriesStore.loadWaiting} was called. */
  readonly waiting: readonly Entry[] | null;
  /** The order that was asked for. */
  readonly sort: EntrySort;
  /** The order that they are in: `new` where votes are not to be seen. */
  readonly sorted: EntrySort;
  /** Only entries of this status; `null`: all. */
  readonly only: EntryStatus | null;
  readonly hasNext: boolean;
  /** A further page is being fetched. */
  readonly busy: boolean;
  /** Handed in by others since, and not yet shown: "N new". */
  readonly fresh: number;
  readonly draft: EntryDraft;
  /** The draft is being sent. */
  readonly sending: boolean;
  /** Entries that say what the draft says; looked for a moment after the last keystroke. */
  readonly similar: readonly Entry[];
  /** What the last action met; cleared by the next. */
  readonly failure: CommunityError | null;
}

export interface EntriesStore {
  readonly poll: string;
  readonly $view: ReadableAtom<EntriesView>;
  readonly ready: Promise<void>;
  readonly reload: () => Promise<void>;
  readonly setSort: (sort: EntrySort) => Promise<void>;
  /** Lists entries of one status, or all. */
  readonly setOnly: (status: EntryStatus | null) => Promise<void>;
  readonly next: () => Promise<void>;
  /** Puts what is new first; never done by itself. */
  readonly showFresh: () => void;
  readonly setDraft: (draft: EntryDraft) => void;
  /** One that may not be listed; `first`: it is from now on, before all others. `null`: it can't be had. */
  readonly find: (id: Id, first?: boolean) => Promise<Entry | null>;
  /** Entries that say what a text says, e.g. to unite one with; none if they can't be asked for. */
  readonly alike: (text: string) => Promise<readonly Entry[]>;
  /** Hands in the draft, which is kept if it fails. `null`: see `failure`. The entry may be `held`. */
  readonly propose: (more?: EntryMore) => Promise<Entry | null>;
  /** Shown at once, undone if refused. Resolves to whether the backend agreed, and so do all that follow. */
  readonly vote: (id: Id, on: boolean) => Promise<boolean>;
  readonly edit: (
    id: Id,
    words: Omit<EntryDraft, 'image'> & { readonly image?: AttachedImage | null; readonly confirm?: string },
  ) => Promise<boolean>;
  readonly remove: (id: Id) => Promise<boolean>;
  readonly settle: (id: Id, status: EntryStatus, reply?: string) => Promise<boolean>;
  readonly merge: (id: Id, into: Id) => Promise<boolean>;
  /** Of an own entry: whether it may be used elsewhere, in the words of now. */
  readonly consent: (id: Id, on: boolean) => Promise<boolean>;
  readonly moderate: (id: Id, action: EntryStep, reason?: string) => Promise<boolean>;
  /** Reads what waits, for staff. */
  readonly loadWaiting: () => Promise<void>;
}
