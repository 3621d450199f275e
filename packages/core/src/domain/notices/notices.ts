import type { Cursor, Id, Text, Time } from '../common.ts';
import type { MemberCard } from '../people/people.ts';
import type { NoticeGroup } from '../people/preferences.ts';
import type { PollStage } from '../polls/types.ts';

/**
 * What a member is told of, each once. Widgets say it in words, and pass over kinds that they don't know.
 * - `poll.…`: what came of a poll that they took part in.
 * - `badge`: they were given one; `badge.filled`: they hold so many (`grants`) for what they did before these badges were there.
 * - `tier`: their points reached one. `gift`: they were given the last step to one.
 * - `reply`: others replied to them in a thread; `mention`: somebody named them. `answer`: their question has its official answer.
 * - `post.…`: what became of a comment of theirs: approved or refused after it had waited, or featured.
 * - `news`: what the community's people say to all.
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
  | 'perk.booked'
  | 'reply'
  | 'mention'
  | 'answer'
  | 'post.approved'
  | 'post.rejected'
  | 'post.featured'
  | 'news';

export type NoticeSubjectKind = 'poll' | 'badge' | 'tier' | 'thanks' | 'perk' | 'comment' | 'news';

/** Codes and numbers that the words of a notice need: `points` of a gift, `tier` of a badge, and
 * `times` where it was earned again. */
export type NoticeFacts = Readonly<Record<string, string | number>>;

/** What a notice is about, by its kind. */
export function noticeSubject(kind: NoticeKind): NoticeSubjectKind {
  if (kind === 'gift') return 'tier';
  const first = kind.split('.')[0]!;
  return ['reply', 'mention', 'answer', 'post'].includes(first) ? 'comment' : (first as NoticeSubjectKind);
}

const GROUPS: Readonly<Partial<Record<string, NoticeGroup>>> = {
  reply: 'replies',
  mention: 'mentions',
  answer: 'answers',
  post: 'posts',
  poll: 'polls',
  news: 'news',
  badge: 'recognition',
  tier: 'recognition',
  gift: 'recognition',
  thanks: 'recognition',
};

/** What a member would say that they don't wish to hear; `null`: they have to know. */
export const noticeGroup = (kind: NoticeKind): NoticeGroup | null => GROUPS[kind.split('.')[0]!] ?? null;

/** Something that happened to what a member took part in, or to them; they alone read it. */
export interface Notice {
  /** Among the member's own. */
  readonly id: Id;
  readonly kind: NoticeKind;
  /** What it is about, as it is called now: of comments, the thread that they are in. */
  readonly subject: { readonly kind: NoticeSubjectKind; readonly id: string; readonly title: Text };
  /** What staff wrote about it; absent where nobody did. Of `thanks`: their words, and the subject's title is who wrote them. Of `news`: the text
   * below its title. Of `post.rejected`: what they wrote to its author. */
  readonly reason?: string;
  /** What the community says with it: of a gift. Since 1.1. */
  readonly note?: Text;
  /** Since 1.1. */
  readonly about?: NoticeFacts;
  /** Of `news`: the page that it leads to. Since 1.1. */
  readonly url?: string;
  /** Of comments: where they are; without `comment`, nobody sees it any more. Since 1.1. */
  readonly place?: NoticePlace;
  /** Whose doing: those of the latest comments first, three at most. Since 1.1. */
  readonly from?: readonly MemberCard[];
  /** How many people that are in all; absent for one. Since 1.1. */
  readonly people?: number;
  /** How what was said last begins, as plain text. Since 1.1. */
  readonly excerpt?: string;
  /** Waits for its time: see `NoticesPage.ringing`. Since 1.1. */
  readonly held?: true;
  readonly at: Time;
  readonly readAt: Time | null;
}

/** Where a comment stands. */
export interface NoticePlace {
  readonly topic: string;
  /** The page of the thread, where it is known. */
  readonly url: string | null;
  /** The first one that it tells of. */
  readonly comment?: Id;
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
  /**
   * How many of these may draw attention to themselves now. The others are held, by the site's cap or by the member's quiet hours: they
   * are in the list, and ring later. Since 1.1.
   */
  readonly ringing?: number;
  /** It is quiet until then. Since 1.1. */
  readonly quietUntil?: Time;
  /** When more will ring, if nothing else happens. Since 1.1. */
  readonly ringsAt?: Time;
  readonly next: string | null;
  readonly asOf: Cursor;
}

/** What those who took part are told of when a poll comes to this stage. */
export const noticeOf = (stage: PollStage): NoticeKind | null =>
  stage === 'idea' || stage === 'open' ? null : `poll.${stage}`;
