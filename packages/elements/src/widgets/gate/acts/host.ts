import type { ControllerHost } from '../../../parts/base-element.ts';
import type { Community, GateStore } from '@hearth/core/state';
import type { Messages } from '../../../locales/messages.ts';

/** A gate as what is behind it sees it. */
export interface GateDesk {
  readonly host: ControllerHost & HTMLElement & { readonly community: Community | null };
  readonly announce: (text: string) => void;
  /** `undefined`: English. */
  readonly say: <K extends 'inside' | 'common' | 'gate'>(part: K) => Messages[K] | undefined;
  readonly store: () => GateStore | null;
  /** The invitation that the viewer came by, until it is taken up or put aside. */
  readonly token: () => string | null;
  readonly forget: () => void;
}
