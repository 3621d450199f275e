import type { Cursor, Id, Time } from '../common.ts';
import type { MemberCard } from '../people/people.ts';

/** What a first comment is, as far as its form tells: stars make a review, a question mark at an end a question. */
export type AskKind = 'review' | 'question' | 'comment';

/** What conversations that began in a period came to. All but `staffRoots` is of what stands now. */
export interface TalkSums {
  /** First comments. */
  readonly roots: number;
  readonly replies: number;
  /** Replies that members and guests wrote. */
  readonly memberReplies: number;
  /** First comments that somebody else replied to. */
  readonly answered: number;
  /** First comments by others than staff. */
  readonly asked: number;
  /** Of these, those that staff replied to. */
  readonly staffAnswered: number;
}

/** How many first answers by staff took so many minutes. */
export interface AnswerWait {
  readonly minutes: number;
  readonly count: number;
}

/** Whether a list of subscribers is a community (L2). */
export interface Reciprocity {
  readonly roots: number;
  readonly replies: number;
  /** Replies per first comment; `null` without any. */
  readonly perRoot: number | null;
  /** Of the replies, in whole percent that add up to 100; `null` without replies. */
  readonly shares: { readonly members: number; readonly staff: number } | null;
  /** First comments that somebody else answered, in percent; `null` without any. */
  readonly answered: number | null;
}

/** How fast members are answered (L18). */
export interface StaffAnswers {
  /** First comments by members and guests, and how many of them staff answered. */
  readonly asked: number;
  readonly answered: number;
  /** Minutes until staff first answered: the median, `null` without answers. To the minute up to two hours, see `waitBucket`. */
  readonly median: number | null;
  /** How many wait now, whenever they were written: 1,000 stands for that many or more. */
  readonly waiting: number;
}

/** How many replies a member drew from others (L26). */
export interface Influencer {
  readonly member: MemberCard;
  readonly replies: number;
}

/** Relationships that last (L1). */
export interface CommunityStreaks {
  /** Members with a streak now; `null` for all three where they are fewer than five. */
  readonly members: number | null;
  /** Those of them for four weeks or more. */
  readonly fourWeeks: number | null;
  /** Weeks of the longest. */
  readonly longest: number | null;
}

/** What a community manager looks at. Days and months are those of the site's zone. */
export interface CommunityFigures {
  /** The first moment of the first day, and of the day behind the last. */
  readonly from: Time;
  readonly until: Time;
  /** Of conversations that began in that time. */
  readonly reciprocity: Reciprocity;
  readonly staff: StaffAnswers;
  /** Of the calendar month in which the period ends: who drew most replies from others, most first, ten at most. */
  readonly influence: {
    readonly from: Time;
    readonly until: Time;
    readonly members: readonly Influencer[];
  };
  /** As it is now. */
  readonly streaks: CommunityStreaks;
  readonly asOf: Cursor;
}

/** A first comment that waits for an answer. */
export interface Unanswered {
  readonly id: Id;
  readonly topic: string;
  /** Of the thread's page, where they are known. */
  readonly title: string | null;
  readonly url: string | null;
  readonly kind: AskKind;
  readonly author: MemberCard | null;
  /** Its first words, as plain text. */
  readonly excerpt: string;
  readonly at: Time;
  /** Replies by other members: staff have not answered, but somebody has. */
  readonly replies: number;
}

export interface UnansweredQuery {
  /** `nobody`: whom nobody has answered; `staff`: whom staff have not. Default `nobody`. */
  readonly by?: 'nobody' | 'staff';
  readonly topic?: string;
  readonly kind?: AskKind;
  readonly cursor?: string;
  /** 1 to 100, default 50. */
  readonly limit?: number;
}

export interface UnansweredPage {
  /** Who waits longest comes first. */
  readonly waiting: readonly Unanswered[];
  /** How many there are; 1,000 stands for that many or more. Of all topics and kinds. */
  readonly total: number;
  readonly next: string | null;
  readonly asOf: Cursor;
}
