import type { ThreadsPart } from '../../adapter/contract.ts';
import { drawOne, see } from './comment-view.ts';
import { commentWrites } from './comments.ts';
import { countTopics } from '../polls/counting.ts';
import { historyFor } from './history.ts';
import { notFound, type Scene } from '../scene.ts';
import { readPage } from './thread-page.ts';

export { hydrateComment } from './comment-events.ts';

/** Threads, bound to a scene: reading here and in thread-page, writing in comments. */
export function threadsPart(scene: Scene): Required<ThreadsPart> {
  return {
    read: (query) => scene.read((context) => readPage(context, query)),
    counts: ({ topics }) => scene.read((context) => countTopics(context, topics)),
    comment: (id) =>
      scene.read(async (context) => {
        const row = await context.tx.get('comments', [id]);
        const seen = row && see(context, row);
        if (!seen) throw notFound('comment');
        return drawOne(context, seen);
      }),
    history: historyFor(scene),
    ...commentWrites(scene),
  };
}
