import type { CommunityError } from '@hearth/core/adapter';
import type { Entry, Id } from '@hearth/core/domain';
import type { EntriesStore } from '@hearth/core/state';
import type { Messages } from '../../../../locales/messages.ts';
import type { PollHost } from '../host.ts';

/** What the parts of a board work with. */
export interface Desk {
  readonly host: PollHost;
  readonly store: EntriesStore;
  /** Draws again, and then focuses the first of what `selector` finds. */
  redraw(selector?: string): void;
  say(words: (t: Messages['ideas']) => string): void;
  /** What happened and what to do. */
  words(error: CommunityError): string;
  signIn(): void;
  /** Whether visitors may take part as guests. */
  guests(): boolean;
  /** Makes a visitor a guest. Rejects. */
  join(name: string): Promise<unknown>;
  vote(entry: Entry): void;
  /** Leads to an idea, wherever that is. */
  goTo(id: Id): void;
  /** An idea was taken in: it is shown and gets the focus. */
  arrived(entry: Entry): void;
}
