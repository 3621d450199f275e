import type { Cursor, Id, Text, Time } from './common.ts';
import type { PollStage } from './polls/types.ts';

/**
 * What a member is told of, each once. Widgets say it in words, and pass over kinds that they don't know.
 * - `poll.…`: what came of a poll that they took part in.
 * - `badge`: they were given one; `badge.filled`: they hold so many (`grants`) for what they did before these badges were there.
 * - `tier`: their points reached one. `gift`: they were given the last step to one.
 * - `thanks`: staff thanked them. `perk.booked`: they moved up to a place that they waited for.
 */
export type NoticeKind =
  | 'poll.decided'
  | 'poll.shipped'
  | 'poll.declined'
  | 'poll.reached'
  | 'badge'
  | 'badge.filled'
  | 'tier'
  | 'gift'
  | 'thanks'
  | 'perk.booked';

export type NoticeSubjectKind = 'poll' | 'badge' | 'tier' | 'thanks' | 'perk';

/** Codes and numbers that the words of a notice need: `points` of a gift, `tier` of a badge, and
 * `times` where it was earned again. */
export type NoticeFacts = Readonly<Record<string, string | number>>;

/** What a notice is about, by its kind. */
export const noticeSubject = (kind: NoticeKind): NoticeSubjectKind =>
  kind === 'gift' ? 'tier' : (kind.split('.')[0] as NoticeSubjectKind);

/** Something that happened to what a member took part in, or to them; they alone read it. */
export interface Notice {
  /** Among the member's own. */
  readonly id: Id;
  readonly kind: NoticeKind;
  /** What it is about, as it is called now. */
  readonly subject: { readonly kind: NoticeSubjectKind; readonly id: string; readonly title: Text };
  /** What staff wrote about it; absent where nobody did. Of `thanks`: their words, and the subject's title is who wrote them. */
  readonly reason?: string;
  /** What the community says with it: of a gift. Since 1.1. */
  readonly note?: Text;
  /** Since 1.1. */
  readonly about?: NoticeFacts;
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
