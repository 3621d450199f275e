import type { TemplateResult, nothing } from 'lit';
import type { CommunityError, Session } from '@hearth/core/adapter';
import type { Id } from '@hearth/core/domain';
import { threadStore } from '@hearth/core/state';
import type { Community, ThreadItem, ThreadStore } from '@hearth/core/state';
import type { Messages } from '../../locales/messages.ts';

/** What all rows of one drawing have in common. A new object means that every row is drawn again. */
export interface Scene {
  readonly t: Messages['thread'];
  /** The tag for formats and for the brand's own words. */
  readonly tag: string;
  /** To the minute: relative times need no more. */
  readonly now: number;
  /** `null` until the backend has said who is looking. */
  readonly session: Session | null;
  readonly viewer: Id | undefined;
  /** The code for taking part; `null` until it is needed and there. */
  readonly acts: RowHelp | null;
}

/** What is going on in one row: words are written in it, or it asks whether it shall be deleted. */
export type RowMode = 'reply' | 'edit' | 'confirm' | null;

export interface RowView {
  readonly item: ThreadItem;
  readonly mode: RowMode;
  /** The permalink's target. */
  readonly marked: boolean;
  /** What the last action on this row met. */
  readonly failure: CommunityError | null;
}

type Part = TemplateResult | typeof nothing;

/** What some rows show beyond what everybody reads. */
export interface RowExtras {
  readonly above: Part;
  /** In place of the actions. */
  readonly foot: TemplateResult | null;
  readonly below: Part;
}

/** What templates need of the code for taking part. */
export interface RowHelp {
  readonly compose: {
    /** Whether the field at the top has taken the place of its button. */
    readonly top: boolean;
    template(place: string, item: ThreadItem | null): TemplateResult;
  };
  extras(view: RowView): RowExtras;
}

/** The one place where the element takes its store from. */
export const storeOf = (community: Community, topic: string): ThreadStore => threadStore(community, topic);

/** A row keeps its key when the backend gives the comment an id of its own. */
export const keyOf = ({ comment }: ThreadItem): Id => comment.clientId ?? comment.id;
