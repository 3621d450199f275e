import type { Cursor, Id, Text, Time } from './common.ts';
import type { PollStage } from './polls/types.ts';

/**
 * What a member is told of, each once: what came of a poll that they took part in, or that they moved up to a place that they
 * waited for. Widgets say it in words.
 */
export type NoticeKind = 'poll.decided' | 'poll.shipped' | 'poll.declined' | 'poll.reached' | 'perk.booked';

/** Something that happened to what a member took part in; they alone read it. */
export interface Notice {
  /** Among the member's own. */
  readonly id: Id;
  readonly kind: NoticeKind;
  /** What it is about, as it is called now. */
  readonly subject: { readonly kind: 'poll' | 'perk'; readonly id: string; readonly title: Text };
  /** What staff wrote about it; absent where nobody did. */
  readonly reason?: string;
  readonly at: Time;
  readonly readAt: Time | null;
}

export interface NoticesQuery {
  /** Only those that were not read yet. */
  readonly unread?: boolean;
  readonly cursor?: string;
  /** 1 to 100, default 50. */
  readonly limit?: number;
}

export interface NoticesPage {
  /** Newest first. */
  readonly notices: readonly Notice[];
  /** How many wait to be read in all; a hundred stands for "a hundred or more". */
  readonly unread: number;
  readonly next: string | null;
  readonly asOf: Cursor;
}

/** What those who took part are told of when a poll comes to this stage. */
export const noticeOf = (stage: PollStage): NoticeKind | null =>
  stage === 'idea' || stage === 'open' ? null : `poll.${stage}`;
