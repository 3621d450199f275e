import { inviteStore } from '@hearth/core/state';
import type { Community, InviteStore } from '@hearth/core/state';
import type { ControllerHost } from '../../../parts/base-element.ts';
import type { Messages } from '../../../locales/messages.ts';

/** The invite element as who acts for it sees it. */
export interface InviteHost extends HTMLElement, ControllerHost {
  readonly community: Community | null;
  readonly programme: string | null;
  /** The channels to offer, by names in a row; `null`: all. */
  readonly channels: string | null;
  /** `null`: the page does not ask how many will see it. */
  readonly askReach: string | null;
  /** `null`: the invitation is there at any time. */
  readonly afterMoment: string | null;
  /** `undefined`: English. */
  say<K extends 'invite' | 'inviteFriend' | 'inviting' | 'winning' | 'common'>(
    part: K,
    english: undefined,
  ): Messages[K] | undefined;
  announce(text: string): void;
}

export const storeOf = ({ community, programme }: InviteHost): InviteStore | null =>
  community && inviteStore(community, programme || undefined);
