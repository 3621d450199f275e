import { topicFlaw } from '../../domain/threads/words.ts';
import { COUNTS_LIMIT, type ThreadCounts } from '../../domain/threads/types.ts';
import { toCursor } from '../cursor.ts';
import { invalid, refuseFlaw } from '../input.ts';
import type { Reading } from '../scene.ts';

/** Published comments of several topics, with one look-up. */
export async function countTopics({ tx }: Reading, topics: readonly string[]): Promise<ThreadCounts> {
  if (topics.length === 0) throw invalid('topics', 'required');
  if (topics.length > COUNTS_LIMIT) throw invalid('topics', 'too-long', COUNTS_LIMIT);
  topics.forEach((topic, index) => refuseFlaw(`topics.${index}`, topicFlaw(topic)));
  const wanted = [...new Set(topics)];
  const rows = await tx.getMany(
    'threads',
    wanted.map((topic) => [topic]),
  );
  return {
    // Not by assignment: somebody's topic may be `__proto__`.
    counts: Object.fromEntries(wanted.map((topic, at) => [topic, rows[at]?.comments ?? 0])),
    asOf: toCursor(await tx.position()),
  };
}
