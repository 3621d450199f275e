import type { TemplateResult, nothing } from 'lit-html';
import type { Session } from '@hearth/core/adapter';
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
  /** Artwork of reactions in place of their emoji, by kind, once it has loaded. */
  readonly faces: Readonly<Record<string, TemplateResult>> | undefined;
}

type Part = TemplateResult | typeof nothing | null;

/** What a row shows beyond what everybody reads: made by the code for taking part. */
export interface RowExtras {
  /** The permalink's target. */
  readonly marked: boolean;
  /** In place of words and actions: the field in which the words are edited. */
  readonly instead: Part;
  readonly above: Part;
  /** Votes, where the site has them; until they are here, their room is kept. */
  readonly votes?: Part;
  /** Between words and actions. */
  readonly between: Part;
  /** In place of the actions. */
  readonly foot: Part;
  readonly below: Part;
  /** After the comment: the field in which an answer is written. */
  readonly after: Part;
}

/** The one place where the element takes its store from. */
export const storeOf = (community: Community, topic: string): ThreadStore => threadStore(community, topic);

/** A row keeps its key when the backend gives the comment an id of its own. */
export const keyOf = ({ comment }: ThreadItem): Id => comment.clientId ?? comment.id;
