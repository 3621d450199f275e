import type { BadgesStore, Community } from '@hearth/core/state';
import type { Messages } from '../../../locales/messages.ts';
import type { ControllerHost } from '../../../parts/base-element.ts';

/** What a showcase gives to the code that loads behind it. */
export interface BadgesDesk {
  readonly host: ControllerHost & HTMLElement & { readonly community: Community | null };
  readonly announce: (text: string) => void;
  /** `undefined`: English. */
  readonly say: <
    K extends 'badgeArrange' | 'badgeCard' | 'badgeProof' | 'badgeShow' | 'badgeThanks' | 'card' | 'common',
  >(
    part: K,
  ) => Messages[K] | undefined;
  /** The language that is spoken. */
  readonly tag: () => string;
  readonly store: () => BadgesStore | null;
  /** Of the heading in the page's outline. */
  readonly level: () => number;
}
