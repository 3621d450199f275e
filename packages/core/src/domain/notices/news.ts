import type { Cursor, Id, Time } from '../common.ts';
import type { MemberCard } from '../people/people.ts';
import type { PromotionalShare } from './ringing.ts';

/** The longest title and text of news, in UTF-16 code units. */
export const NEWS_TITLE_LIMIT = 120;
export const NEWS_TEXT_LIMIT = 500;

/** What staff want to say to all members. */
export interface NewsInput {
  /** A UUIDv7 made by the client; a retry sends the same. */
  readonly id: Id;
  /** Plain text. */
  readonly title: string;
  /** Plain text. */
  readonly text?: string;
  /** A page to read on: http or https. */
  readonly url?: string;
  /** It is to sell something. */
  readonly promotional: boolean;
}

/** Something that was said to all members. */
export interface News extends Omit<NewsInput, 'text' | 'url'> {
  readonly text: string | null;
  readonly url: string | null;
  /** `null`: erased. */
  readonly by: MemberCard | null;
  readonly at: Time;
  /** How many members were told so far, and whether those are all. */
  readonly told: number;
  readonly done: boolean;
}

/** How much of what the brand said in a stretch of time sells something: of news and prompts. */
export interface PromotionFigures extends PromotionalShare {
  readonly from: Time;
  readonly until: Time;
  readonly asOf: Cursor;
}
