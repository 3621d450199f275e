import type { PreinitializedWritableAtom } from 'nanostores';
import { toCommunityError, type CommunityError } from '../../adapter/errors.ts';
import type { Cursor } from '../../domain/common.ts';
import type { AppreciationStore, AppreciationView } from './appreciation-types.ts';
import type { Core } from '../core.ts';
import { isBefore } from '../live/cursor.ts';
import { createLoader } from '../loader.ts';
import { newIdOf } from '../uuid.ts';

/** Notes that are read: the newest. */
const THANKS = 20;

/** What a backend, or a site, does not have is nothing to show, and no failure. */
const orNothing = <T>(asked: Promise<T> | undefined): Promise<T | null> =>
  (asked ?? Promise.resolve(null)).catch((thrown: unknown) => {
    const error: CommunityError = toCommunityError(thrown);
    if (['unsupported', 'not-found', 'forbidden'].includes(error.code)) return null;
    throw error;
  });

/** Reads what belongs to the viewer once it is known who that is, and again when there are other points, notes or notices. */
export function createAppreciation(
  core: Core,
  $view: PreinitializedWritableAtom<AppreciationView> & object,
): AppreciationStore {
  const { session, adapter } = core;
  const newId = newIdOf(core);
  const loader = createLoader(core, $view, {
    afterSession: true,
    async read(signal) {
      if (!session.viewer()) return null;
      const [standing, thanks, unread] = await Promise.all([
        orNothing(adapter.gratitude?.standing({}, { signal })),
        orNothing(adapter.gratitude?.thanks({ limit: THANKS }, { signal })),
        orNothing(adapter.members?.notices?.({ unread: true }, { signal })),
      ]);
      return { standing, thanks, unread };
    },
    take(answer) {
      const { standing = null, thanks, unread } = answer ?? {};
      const filled = (unread?.notices ?? []).filter(({ kind }) => kind === 'badge.filled');
      const grants = filled.reduce((sum, { about }) => sum + Number(about?.['grants'] ?? 0), 0);
      const told = $view.value.filled;
      $view.set({
        ...$view.value,
        standing,
        thanks: thanks?.thanks ?? [],
        // What was told stays in sight while the page does.
        filled:
          grants > 0 ? { grants, notices: filled.map(({ id }) => id) } : told && { ...told, notices: [] },
      });
      const viewer = session.viewer();
      const asOf = earliest([standing?.asOf, thanks?.asOf, unread?.asOf]);
      return viewer && asOf ? { channel: `member/${viewer.id}`, asOf } : null;
    },
    onChange(change) {
      if (change.kind === 'points' || change.kind === 'notice') void loader.reload();
    },
    forget: () => $view.set({ ...$view.value, standing: null, thanks: [], filled: null }),
  });
  return {
    $view,
    ready: loader.ready,
    reload: loader.reload,
    async told() {
      const ids = $view.value.filled?.notices ?? [];
      if (!ids[0]) return;
      try {
        await adapter.members?.readNotices?.({ ids, key: newId() });
      } catch {
        // It is told again at the next visit.
      }
    },
  };
}

/** Of answers of different moments, the one from which everything else follows: the one that reflects least. */
const earliest = (cursors: readonly (Cursor | undefined)[]): Cursor | undefined =>
  cursors
    .filter((cursor) => cursor !== undefined)
    .reduce<Cursor | undefined>(
      (least, one) => (least === undefined || isBefore(one, least) ? one : least),
      undefined,
    );
