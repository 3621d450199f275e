import type { LitElement } from 'lit';
import type { Community, ThreadStore } from '@hearth/core/state';
import type { Messages } from '../../locales/messages.ts';

/** What the thread element lends to those who act for it, about one topic of one community. */
export interface Desk {
  readonly host: LitElement;
  readonly community: Community;
  readonly store: ThreadStore;
  /** Words in the viewer's language; `undefined`: English, which the code that speaks carries itself. */
  words<K extends 'acting' | 'common'>(part: K): Messages[K] | undefined;
  /** Says something to screen readers. */
  announce(text: string): void;
  /** Shows all where only a reserved height was shown. */
  expand(): void;
}
