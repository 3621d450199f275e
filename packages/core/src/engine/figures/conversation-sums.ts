import { NO_TALK, TALK_SUMS, waitBucket } from '../../domain/figures/rules.ts';
import type { TalkSums } from '../../domain/figures/types.ts';
import type { ConversationRow } from '../rows/figures.ts';

/** What a conversation adds to its day. */
export const sumsOf = (row: ConversationRow | undefined): TalkSums =>
  row
    ? {
        roots: 1,
        replies: row.replies,
        memberReplies: row.memberReplies,
        answered: Number(row.others > 0),
        asked: 1 - row.staff,
        staffAnswered: Number(row.staff === 0 && row.staffAt !== null),
      }
    : NO_TALK;

/** How long staff took to answer, as it is counted; `null`: they have not. */
export const waitOf = (row: ConversationRow | undefined): number | null =>
  row && row.staff === 0 && row.staffAt !== null ? waitBucket(row.staffAt - row.at) : null;

export const nothingIn = (sums: TalkSums): boolean => TALK_SUMS.every((name) => sums[name] === 0);
