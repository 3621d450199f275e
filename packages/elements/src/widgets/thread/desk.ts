import type { TemplateResult } from 'lit-html';
import type { BaseElement } from '../../parts/base-element.ts';
import type { CommunityError } from '@hearth/core/adapter';
import type { Comment, CommentImage, Id } from '@hearth/core/domain';
import type { Community, ThreadStore } from '@hearth/core/state';
import type { Messages } from '../../locales/messages.ts';
import type { MenuItem } from '../../parts/menu.ts';

/** What the thread element lends to those who act for it, about one topic of one community. */
export interface Desk {
  readonly host: BaseElement;
  readonly community: Community;
  readonly store: ThreadStore;
  /** Words in the viewer's language; `undefined`: English, which the code that speaks carries itself. */
  words<
    K extends
      'acting' | 'picturing' | 'common' | 'reviewing' | 'team' | 'meaning' | 'thread' | 'person' | 'settings',
  >(
    part: K,
  ): Messages[K] | undefined;
  /** The tag for formats. */
  tag(): string;
  /** Says something to screen readers. */
  announce(text: string): void;
  /** Shows all where only a reserved height was shown. */
  expand(): void;
}

/** What reviews do for the others. `place`: where words are written, as in `Compose`. */
export interface ReviewOffice {
  /** In place of the composer at the top, where nothing is to be begun there. */
  bar(): TemplateResult | null;
  write(): Promise<void>;
  helpful(id: Id): Promise<void>;
  /** Above the composer. */
  field(place: string): TemplateResult | null;
  composing(place: string): Partial<Messages['acting']>;
  /** The stars that are chosen there. */
  rating(place: string): number | undefined;
  give(place: string, rating: number): void;
  clear(place: string): void;
  /** Whether stars are missing there; then it says so. */
  lacks(place: string): boolean;
  /** What is said when a comment has arrived, if it is a review. */
  arrived(comment: Comment): string | null;
}

/** What the question at a thread's head, the community's words and consent to reuse do for the others. */
export interface MeaningOffice {
  /** Above the composer. */
  field(place: string): TemplateResult | null;
  /** In the composer: what its author may allow. */
  consent(place: string): ComposerConsent | undefined;
  /** What goes with the words of a place. */
  sends(place: string): { readonly reuse?: true; readonly prompt?: string };
  clear(place: string): void;
  /** What a row's menu offers of it. */
  offers(comment: Comment): MenuItem[];
  act(action: string, id: Id): Promise<void>;
}

/** Something that is agreed to with a tick. */
export interface ComposerConsent {
  readonly words: string;
  readonly on: boolean;
  readonly give: (on: boolean) => void;
}

/** What those who act for the thread share among themselves. */
export interface Office {
  readonly t: Messages['acting'];
  /** The words of a thread, as this one says them. */
  words(t: Messages['thread']): Messages['thread'];
  readonly common: Messages['common'];
  readonly compose: {
    open(place: string): void;
    openWith(place: string, words: string): void;
    restore(place: string, words: string, images?: readonly CommentImage[]): void;
    posted(id: Id): void;
  };
  /** Shows what a comment said before it was edited. */
  history(id: Id): Promise<void>;
  /** Does what only staff do, in the row of a comment. */
  staffAct(action: string, id: Id): Promise<void>;
  /** Staff did something to a comment, thread or member, from the row of a comment: that offers its undo then. */
  staffDid(id: Id, subject: string): void;
  readonly deeds: {
    offers(comment: Comment): MenuItem[];
    act(action: string, id: Id): Promise<void>;
    vote(id: Id, value: 1 | 0 | -1): Promise<CommunityError | null>;
    /** A member, for oneself. */
    mute(member: Id, on: boolean): Promise<CommunityError | null>;
  };
  /** Where first comments are reviews. */
  readonly reviews: ReviewOffice | null;
  /** Where there is a question at the head, words of the community, or something to allow. */
  readonly meaning: MeaningOffice | null;
  readonly unread: { next(): Id | undefined; dismiss(): void };
  readonly reading: { fold(id: Id, closed?: boolean): void; quote(id: Id, row: Element): void };
  readonly faces: Readonly<Record<string, TemplateResult>> | undefined;
  /** Puts the focus on a row, or on what `selector` finds in it, once it is drawn. */
  focusRow(id: Id, selector?: string): void;
  /** Puts the focus on the first row, without scrolling there: for when what had it goes. */
  focusFirst(): void;
  /** Who is behind a name, and what one sets about oneself. */
  readonly people: {
    about(id: Id, anchor: HTMLElement): Promise<void>;
    settings(back?: HTMLElement | null): Promise<void>;
  };
  /** Asks the page to sign somebody in. */
  signIn(): void;
  /** The row that has the focus. */
  focused(): Id | undefined;
}
