import type { TemplateResult, nothing } from 'lit-html';
import type { CommunityError } from '@hearth/core/adapter';
import type { Viewer } from '@hearth/core/domain';
import type { Community, People } from '@hearth/core/state';
import type { Messages } from '../../../locales/messages.ts';

/** What the dialog lends to its sections. */
export interface SettingsScene {
  readonly community: Community;
  readonly people: People;
  readonly viewer: Viewer;
  readonly t: Messages['settings'];
  readonly common: Messages['common'];
  readonly tag: string;
  redraw(): void;
  /** Says something in the dialog, for everybody: beside an open dialog screen readers hear nothing of the page. */
  tell(words: string): void;
  /**
   * Does something for a section: it is busy meanwhile, and shows what went wrong. Resolves to what was answered, or `undefined`.
   * `mine`: the section words this error itself.
   */
  act<T>(
    section: Section,
    deed: () => Promise<T>,
    done?: string,
    mine?: (error: CommunityError) => boolean,
  ): Promise<T | undefined>;
  /** Puts the focus on what a selector finds, once it is drawn. */
  focus(selector: string): void;
  /** Scrolls to what a selector finds. */
  reveal(selector: string): void;
}

/** One thing that can be set. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** Fetches what it shows. Rejects with a `CommunityError`; `unsupported` hides it. */
  load(): Promise<void>;
  template(): TemplateResult | typeof nothing;
}
