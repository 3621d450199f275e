import type { PreinitializedWritableAtom } from 'nanostores';
import { CommunityError, toCommunityError } from '../../adapter/errors.ts';
import type { Id } from '../../domain/common.ts';
import type { UnansweredPage } from '../../domain/figures/types.ts';
import { part, type Core } from '../core.ts';
import type { FiguresStore, FiguresView } from './figures-types.ts';
import { createLoader } from '../loader.ts';
import { newIdOf } from '../uuid.ts';

const DAY = 86_400_000;

/** Reads how the community is doing, and who waits again whenever that changes. */
export function createFigures(
  core: Core,
  $view: PreinitializedWritableAtom<FiguresView> & object,
): FiguresStore {
  const { session } = core;
  const newId = newIdOf(core);
  const community = () => part(core, 'community');
  const set = (patch: Partial<FiguresView>): void => $view.set({ ...$view.value, ...patch });
  let next: string | null = null;
  let nextReusable: string | null = null;
  /** The queue that was asked for last: answers to others come too late. */
  let asked = 0;

  /** What a backend doesn't count is not shown. */
  const perhaps = async <T>(read: Promise<T> | undefined): Promise<T | null> => {
    try {
      return (await read) ?? null;
    } catch (thrown) {
      if (toCommunityError(thrown).code === 'unsupported') return null;
      throw thrown;
    }
  };
  const takeQueue = (page: UnansweredPage, before: FiguresView['waiting'] = []): void => {
    next = page.next;
    set({ waiting: [...before, ...page.waiting], total: page.total, more: page.next !== null });
  };
  const attempt = async (run: () => Promise<unknown>): Promise<boolean> => {
    set({ failure: null });
    try {
      await run();
      return true;
    } catch (thrown) {
      set({ failure: toCommunityError(thrown) });
      return false;
    }
  };
  /** As many as are shown, so that nobody's place moves. */
  const queue = async (): Promise<void> => {
    const turn = ++asked;
    const { by, waiting } = $view.value;
    const page = await community().unanswered({ by, limit: Math.min(100, Math.max(20, waiting.length)) });
    if (turn === asked) takeQueue(page);
  };

  const loader = createLoader(core, $view, {
    afterSession: true,
    async read(signal) {
      if (!session.viewer()) throw new CommunityError('unauthenticated', 'Nobody is signed in.');
      const { days, by } = $view.value;
      const until = session.now();
      const query = { from: until - (days - 1) * DAY, until };
      const { gratitude, moderation } = core.adapter;
      const [figures, page, rewards, promotion] = await Promise.all([
        community().figures(query, { signal }),
        community().unanswered({ by, limit: 20 }, { signal }),
        perhaps(gratitude?.rewards?.(query, { signal })),
        perhaps(moderation?.promotion?.(query, { signal })),
      ]);
      return { figures, page, rewards, promotion };
    },
    take({ figures, page, rewards, promotion }) {
      asked++;
      set({ figures, rewards, promotion });
      takeQueue(page);
      return { channel: 'moderation', asOf: figures.asOf };
    },
    onChange(change) {
      if (change.kind === 'figures') void attempt(queue);
    },
    forget: () =>
      set({ figures: null, rewards: null, promotion: null, waiting: [], total: 0, reusable: null }),
  });

  return {
    $view,
    ready: loader.ready,
    reload: loader.reload,
    setDays: (days) => {
      set({ days });
      return loader.reload();
    },
    async waitingFor(by) {
      set({ by, waiting: [], more: false });
      await attempt(queue);
    },
    async next() {
      const turn = asked;
      const cursor = next;
      if (cursor === null) return;
      await attempt(async () => {
        const { by, waiting } = $view.value;
        const page = await community().unanswered({ by, cursor, limit: 20 });
        if (turn === asked) takeQueue(page, waiting);
      });
    },
    needless: (id: Id) =>
      attempt(async () => {
        await community().needless({ id, on: true, key: newId() });
        const { waiting, total } = $view.value;
        set({ waiting: waiting.filter((one) => one.id !== id), total: Math.max(0, total - 1) });
      }),
    async reuse() {
      await attempt(async () => {
        const before = nextReusable === null ? [] : ($view.value.reusable ?? []);
        const page = await community().reusable({
          limit: 20,
          ...(nextReusable !== null && { cursor: nextReusable }),
        });
        nextReusable = page.next;
        set({ reusable: [...before, ...page.comments], moreReusable: page.next !== null });
      });
    },
  };
}
