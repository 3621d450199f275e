import type { MemberCard } from '@hearth/core/domain';
import type { Messages } from '../../../locales/messages.ts';
import type { ComposerConsent } from '../desk.ts';
import type { PicturesSetup } from './writing/pictures.ts';
import type { SlowMode } from './writing/slow-mode.ts';

/** What a thread gives its composer. */
export interface ComposerSetup {
  readonly t: Messages['acting'];
  readonly common: Messages['common'];
  readonly kind: 'new' | 'reply' | 'edit';
  /** The tag of the language. */
  readonly tag: string;
  /** Who is answered. */
  readonly to: string;
  /** Longest text and name, in UTF-16 code units. */
  readonly limit: number;
  readonly nameLimit: number;
  /** Somebody without an identity gives a name. */
  readonly guest: boolean;
  /** How long one has to wait between two comments, where that is so. */
  readonly slow: SlowMode | null;
  /** Who can be mentioned. */
  readonly people: () => readonly MemberCard[];
  /** What its author may allow. */
  readonly consent?: ComposerConsent | undefined;
  /** Where pictures can be added. */
  readonly pictures?: PicturesSetup | undefined;
}
