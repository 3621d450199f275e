import { inviteStore } from '@hearth/core/state';
import type { Community, InviteStore } from '@hearth/core/state';
import type { ControllerHost } from '../../../parts/base-element.ts';
import type { Messages } from '../../../locales/messages.ts';

/** The invite element as who acts for it sees it. */
export interface InviteHost extends HTMLElement, ControllerHost {
  readonly community: Community | null;
  readonly programme: string | null;
  /** `undefined`: English. */
  say<K extends 'invite' | 'inviteFriend' | 'common'>(part: K, english: undefined): Messages[K] | undefined;
  announce(text: string): void;
}

export const storeOf = ({ community, programme }: InviteHost): InviteStore | null =>
  community && inviteStore(community, programme || undefined);
