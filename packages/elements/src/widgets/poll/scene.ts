import type { Poll } from '@hearth/core/domain';
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
  /** `null` while nobody knows. */
  readonly voted: boolean | null;
  /** Options can be chosen now. */
  readonly editing: boolean;
  /** What loads for those who take part says of their own vote. */
  readonly acts: { own(poll: Poll, id: string): string | undefined } | null;
  /** So many options are drawn at first, lest 200 hold the page: all are once the clock is there, or can't be had. */
  readonly first: number | undefined;
  /** Says how long it is to a moment that is very near. */
  readonly clock: { left(scene: Scene): string | undefined } | null;
}

/** Options are tapped or ticked; ballots of other kinds are filled in by code that loads for them. */
export const ticked = ({ kind }: Pick<Poll, 'kind'>): boolean => /duel|single|multiple/.test(kind);

export const isMine = ({ poll: { mine } }: Scene, id: string): boolean =>
  mine?.choices.includes(id) || (mine?.points?.[id] ?? -1) >= 0;
