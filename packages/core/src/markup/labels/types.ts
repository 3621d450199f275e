import type { ThreadSort } from '../../domain/threads/types.ts';

/** The few words of what a server renders. */
export interface Labels {
  /** The language they are in, BCP 47. */
  readonly lang: string;
  readonly title: string;
  readonly count: (count: number) => string;
  readonly empty: string;
  readonly deleted: string;
  readonly hidden: string;
  readonly erased: string;
  readonly staff: string;
  readonly edited: string;
  readonly inReplyTo: (name: string) => string;
  readonly moreReplies: (count: number) => string;
  /** Links to the page behind and before this one, by the order of the comments. */
  readonly next: Readonly<Record<ThreadSort, string>>;
  readonly prev: Readonly<Record<ThreadSort, string>>;
  /** Where first comments are reviews. */
  readonly reviews: string;
  readonly noReviews: string;
  readonly reviewCount: (count: number) => string;
  /** Stars in words: the number is from 0.5 to 5. */
  readonly stars: (rating: number) => string;
  readonly verified: string;
  readonly helpful: (count: number) => string;
  /** Of a feed. */
  readonly comments: (where: string) => string;
  readonly entry: (name: string, where: string) => string;
}
