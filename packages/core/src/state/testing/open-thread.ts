import { SETTLE } from '../live/hub.ts';
import { threadStore } from '../threads/thread.ts';
import type { ThreadView } from '../types.ts';
import { createBackend } from './backend.ts';
import { openCommunity } from './open.ts';
import { createWorld } from './world.ts';

/** A thread that somebody looks at, with a live connection. */
export async function openThread(
  given: Parameters<typeof openCommunity>[0] & {
    readonly seed?: (backend: ReturnType<typeof createBackend>) => void;
  } = {},
) {
  const world = given.world ?? createWorld();
  const backend =
    given.backend ??
    createBackend({
      now: world.time,
      ...(given.viewer !== undefined && { viewer: given.viewer }),
      ...(given.ids && { ids: given.ids }),
    });
  given.seed?.(backend);
  const opened = openCommunity({ ...given, world, backend });
  const store = threadStore(opened.community, 't');
  const views: ThreadView[] = [];
  const stop = store.$view.listen((view) => void views.push(view));
  await world.advance(SETTLE);
  const view = () => store.$view.get();
  return {
    ...opened,
    store,
    view,
    views,
    stop,
    ids: () => view().items.map(({ comment }) => comment.id),
    item: (id: string) => view().items.find(({ comment }) => comment.id === id),
  };
}
/** Three first comments and a reply. */
export const few = (backend: ReturnType<typeof createBackend>) => {
  for (const id of ['a', 'b', 'c']) backend.seed({ id });
  backend.seed({ id: 'b1', parent: 'b' });
};
