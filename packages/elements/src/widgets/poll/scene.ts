import { pollState } from '@hearth/core/domain';
import type { Poll, PollAction, PollState } from '@hearth/core/domain';
import type { PollStoreView } from '@hearth/core/state';
import type { Messages } from '../../locales/messages.ts';

/** What the templates of one drawing have in common. */
export interface Scene {
  readonly t: Messages['poll'];
  /** The tag for formats and for the brand's own words. */
  readonly tag: string;
  readonly now: number;
  readonly view: PollStoreView;
  readonly poll: Poll;
  readonly state: PollState;
  readonly can: readonly PollAction[];
  /** `null` while nobody knows. */
  readonly voted: boolean | null;
  /** Options can be chosen now. */
  readonly editing: boolean;
}

/** The poll as it is now: between two readings the backend's clock goes on, and what is over is drawn as over. */
export function sceneOf(
  view: PollStoreView,
  poll: Poll,
  { now, changing, known }: { readonly now: number; readonly changing: boolean; readonly known: boolean },
): Omit<Scene, 't' | 'tag'> {
  const state = pollState(poll, now);
  const can = state === 'open' ? poll.can : [];
  const voted = poll.mine === undefined ? (known ? false : null) : poll.mine !== null;
  // Choices that could not be sent are shown again, so that they can be.
  const again = changing || (view.chosen.length > 0 && !view.busy);
  return { now, view, poll, state, can, voted, editing: can.includes(voted ? 'change' : 'vote') && (!voted || again) };
}
