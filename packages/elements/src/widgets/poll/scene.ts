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
}

export const isMine = ({ poll }: Scene, id: string): boolean => !!poll.mine?.choices.includes(id);
