import type { Viewer } from '@hearth/core/domain';
import type { Community, InviteStore } from '@hearth/core/state';
import type { Messages } from '../../../locales/messages.ts';

/** What the invite element lends to who acts for it. */
export interface InviteDesk {
  readonly now: () => {
    readonly community: Community | null;
    readonly store: InviteStore | null;
    readonly viewer: Viewer | null | undefined;
    /** The tag for formats and for the brand's own words. */
    readonly tag: string;
    readonly t: Messages['invite'];
  };
  /** `undefined`: English. */
  readonly friend: () => Messages['inviteFriend'] | undefined;
  readonly common: () => Messages['common'] | undefined;
  readonly find: (id: string) => HTMLInputElement | null;
  readonly emit: (event: Event) => boolean;
  readonly announce: (text: string) => void;
  /** Draws again, then focuses what `selector` finds. */
  readonly draw: (selector?: string) => void;
}
