import type { Comment } from '../../domain/threads/types.ts';

/** For it, against it, or neither. */
export type Vote = 1 | 0 | -1;

/** The comment as it is once the viewer votes so; unchanged where it has no votes. Counts never fall below nothing. */
export function withVote(comment: Comment, vote: Vote): Comment {
  const { votes, vote: before = 0 } = comment;
  if (!votes || vote === before) return comment;
  const counted = (count: number, value: Vote): number =>
    Math.max(0, count + Number(vote === value) - Number(before === value));
  return { ...comment, vote, votes: { up: counted(votes.up, 1), down: counted(votes.down, -1) } };
}
