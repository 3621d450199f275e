/** Counts by reaction id; what nobody set is absent. */
export type ReactionCounts = Readonly<Record<string, number>>;

/** The counts after one more (`by` 1) or one less (`by` -1) of a reaction. Never below nothing. */
export function changeReactions(
  counts: ReactionCounts,
  reaction: string,
  by: 1 | -1,
): Record<string, number> {
  const count = (Object.hasOwn(counts, reaction) ? counts[reaction]! : 0) + by;
  const rest = Object.entries(counts).filter(([id]) => id !== reaction);
  return Object.fromEntries(count > 0 ? [...rest, [reaction, count] as const] : rest);
}

/**
 * What `best` sorts first comments by where a site has no votes, newest first among equals: a reaction counts 1 and an answer ½, so what people
 * value leads and what they talk about comes next. Nobody's place depends on time, so pages stay put while nobody acts.
 */
export function bestScore(reactions: ReactionCounts, replies: number): number {
  return Object.values(reactions).reduce((sum, count) => sum + count, 0) + replies / 2;
}
