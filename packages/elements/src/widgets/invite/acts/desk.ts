import { inviteStore } from '@hearth/core/state';
import type { Community, InviteStore } from '@hearth/core/state';
import type { ControllerHost } from '../../../parts/base-element.ts';
import type { Messages } from '../../../locales/messages.ts';

/** What the invite element lends to who acts for it. */
export interface InviteDesk {
  readonly host: HTMLElement &
    ControllerHost & { readonly community: Community | null; readonly programme: string | null };
  /** `undefined`: English. */
  readonly say: <K extends 'invite' | 'inviteFriend' | 'common'>(part: K) => Messages[K] | undefined;
  readonly announce: (text: string) => void;
}

export const storeOf = ({ host: { community, programme } }: InviteDesk): InviteStore | null =>
  community && inviteStore(community, programme || undefined);
