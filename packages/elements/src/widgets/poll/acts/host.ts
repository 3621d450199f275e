import type { Community } from '@hearth/core/state';
import type { Messages } from '../../../locales/messages.ts';
import type { ControllerHost } from '../../../parts/base-element.ts';

/** The poll element as who acts for it sees it. */
export interface PollHost extends HTMLElement, ControllerHost {
  readonly community: Community | null;
  readonly poll: string | null;
  readonly headingLevel: number | string | null;
  /** `undefined`: English. */
  say<K extends keyof Messages>(part: K, english: undefined): Messages[K] | undefined;
  announce(text: string): void;
}
