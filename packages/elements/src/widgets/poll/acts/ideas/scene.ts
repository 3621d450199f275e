import type { Entry, Id, Poll, Viewer } from '@hearth/core/domain';
import type { Messages } from '../../../../locales/messages.ts';

/** What is open in an idea's row, in place of or below its words. */
export type Opened = 'edit' | 'remove' | 'settle' | 'merge' | 'name';

/** What the templates of one drawing of the board have in common. */
export interface BoardScene {
  readonly t: Messages['ideas'];
  readonly common: Messages['common'];
  /** The tag for formats. */
  readonly tag: string;
  readonly now: number;
  readonly poll: Poll;
  /** `undefined` while nobody knows. */
  readonly viewer: Viewer | null | undefined;
  /** Level of an idea's title in the page's outline. */
  readonly level: number;
  /** Longest name of a guest. */
  readonly nameLimit: number;
}

/** What one idea shows besides itself. */
export interface RowState {
  readonly opened: Opened | null;
  /** All of its words are shown, rather than their beginning. */
  readonly unfolded: boolean;
  /** What was tried with it is under way. */
  readonly busy: boolean;
  /** What was tried with it went wrong, in words. */
  readonly problem: string | null;
  /** The one that it was merged into, as far as that is known. */
  readonly into: Entry | null;
}

/** What may be done with an idea from its row. */
export interface RowActs {
  vote(entry: Entry): void;
  unfold(id: Id): void;
  open(id: Id, what: Opened): void;
  leave(id: Id): void;
  goTo(id: Id): void;
  moderate(entry: Entry, step: 'approve' | 'hide' | 'restore'): void;
}
