import type { Id, Text, Time } from '../../domain/common.ts';
import type { AskKind, TalkSums } from '../../domain/figures/types.ts';

/** What is counted of conversations, and what members and staff give a community to talk about: see `Rows`. */
export interface FiguresRows {
  /**
   * Published comments, as they are counted. `to`: whose words it answers, where these are somebody else's; `staff` 1: its author
   * was staff when it was counted. `month`: see `influence`.
   */
  turns: { comment: Id; root: Id; author: Id; to: Id | null; staff: number; at: Time; month: number };
  /** Published first comments, and what came of each. `others`: replies by others than its author. */
  conversations: ConversationRow;
  /** What conversations came to, by the day on which they began. */
  talk_days: { day: number } & TalkSums;
  /** How long first answers by staff took, by the day of the question: see `waitBucket`. */
  answer_waits: { day: number; minutes: number; count: number };
  /** Replies that members drew from others, by the month of the reply: twelve times the year, plus 0 to 11. */
  influence: { month: number; member: Id; replies: number };
  /** Streaks, by the week of the last exchange. `grace` 1: a week without one would be forgiven. */
  streaks: { member: Id; last: number; weeks: number; grace: number };
  /** How many have the same. */
  streak_sums: { last: number; weeks: number; grace: number; members: number };
  /** First comments that need no answer, as staff say. */
  needless: { comment: Id; by: Id; at: Time };
  /** Who does not want to be named in figures. */
  unlisted: { member: Id; at: Time };
  /** What the community's words mean. `id`: the term as it is compared; `by`: who wrote it, `null`: the community file. */
  terms: {
    id: string;
    term: string;
    forms: readonly string[];
    meaning: Text;
    by: Id | null;
    at: Time;
    revision: number;
  };
  /** Questions that staff put at the head of threads. `topic` empty: of the whole site. */
  prompts: { id: Id; text: string; topic: string; from: Time; until: Time; by: Id | null; at: Time };
  /** Comments that answer a question at the head of a thread; `counted` 1: among its answers. */
  prompt_answers: { comment: Id; prompt: string; counted: number };
  prompt_sums: { prompt: string; answers: number };
  /** What may be used elsewhere, and the words in which its author agreed. */
  reuses: { comment: Id; member: Id; at: Time; licence: string; text: Text };
}

export interface ConversationRow {
  root: Id;
  topic: string;
  author: Id;
  at: Time;
  day: number;
  kind: AskKind;
  staff: number;
  replies: number;
  memberReplies: number;
  others: number;
  /** When staff first answered. */
  staffAt: Time | null;
  /** 1: staff have not answered, and should. */
  waiting: number;
  /** 1: and nobody else has. */
  alone: number;
}
