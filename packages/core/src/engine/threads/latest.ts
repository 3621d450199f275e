import type { Latest, LatestQuery } from '../../domain/threads/types.ts';
import type { CommentRow } from './comment-rows.ts';
import { draw, threadView } from './comment-view.ts';
import { checkTopic, pageSize } from '../input.ts';
import type { Scene } from '../scene.ts';
import type { ReadTx } from '../store.ts';

/** Rows of a thread read at once in search of published ones. */
const CHUNK = 100;

/** The newest published comments, newest first, replies among them. */
export function latest(scene: Scene, { topic, ...query }: LatestQuery): Promise<Latest> {
  return scene.read(async (context) => {
    const { tx } = context;
    const limit = pageSize(query.limit);
    if (topic !== undefined) checkTopic(topic);
    const rows =
      topic === undefined
        ? await tx.range('comments', { index: 'queue', eq: ['published'], reverse: true, limit })
        : await ofThread(tx, topic, limit);
    const topics = [...new Set([...(topic === undefined ? [] : [topic]), ...rows.map((row) => row.topic)])];
    const threads = await tx.getMany(
      'threads',
      topics.map((each) => [each]),
    );
    return {
      comments: await draw(
        context,
        rows.map((row) => ({ row, full: true })),
      ),
      threads: topics.map((each, at) => threadView(context, each, threads[at])),
    };
  });
}

/** First comments and replies are two stretches of an index, each in order of time. */
async function ofThread(tx: ReadTx, topic: string, limit: number): Promise<CommentRow[]> {
  const [first, replies] = [await newest(tx, [topic, 1], limit), await newest(tx, [topic, 0], limit)];
  return [...first, ...replies].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)).slice(0, limit);
}

async function newest(tx: ReadTx, eq: readonly [string, number], limit: number): Promise<CommentRow[]> {
  const found: CommentRow[] = [];
  for (let last: CommentRow | undefined; ;) {
    const rows = await tx.range('comments', {
      index: 'first',
      eq,
      reverse: true,
      limit: CHUNK,
      ...(last && { after: [last.at, last.id] }),
    });
    found.push(...rows.filter(({ status }) => status === 'published'));
    last = rows.at(-1);
    if (found.length >= limit || rows.length < CHUNK) return found.slice(0, limit);
  }
}
