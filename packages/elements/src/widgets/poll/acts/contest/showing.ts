import type { Entry, EntryStep } from '@hearth/core/domain';
import type { Messages } from '../../../../locales/messages.ts';
import type { Scene } from '../../scene.ts';

/** What the templates of a contest have in common. */
export interface Showing {
  readonly t: Messages['contest'];
  readonly common: Messages['common'];
  readonly scene: Scene;
  /** Published entries, in the order in which they are shown. */
  readonly entries: readonly Entry[];
  /** Id of the viewer; `null` for somebody unknown. */
  readonly me: string | null;
  /** Those that are first, once that may be told and the votes have closed. */
  readonly firsts: readonly Entry[];
  /** Entries about which something is under way. */
  readonly busy: boolean;
  /** What the last act met, and on which entry. */
  readonly trouble: { readonly id: string; readonly words: string } | null;
  readonly look: (entry: Entry) => void;
  readonly vote: (entry: Entry, on: boolean) => void;
  readonly moderate: (entry: Entry, step: EntryStep) => void;
}

/** Only addresses of pictures: those of a server, and those that lead into this page's own memory. */
export function isSafe(url: string): boolean {
  try {
    return /^(https?|blob):$/.test(new URL(url, location.href).protocol);
  } catch {
    return false;
  }
}
