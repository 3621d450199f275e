import type { PreinitializedWritableAtom } from 'nanostores';
import { CommunityError, toCommunityError } from '../../adapter/errors.ts';
import { part, type Core } from '../core.ts';
import type { GratitudeStore, GratitudeView } from './gratitude-types.ts';
import { createLoader } from '../loader.ts';
import { newIdOf } from '../uuid.ts';

/** Notes that are shown without being asked for. */
const NOTES = 20;
/** What may change where somebody stands. */
const NEWS: readonly string[] = ['points', 'notice', 'badges'];

const NOTHING = { standing: null, thanks: [], moment: null } as const;

/** Reads where the viewer stands once it is known who is looking, and again when something came. */
export function createGratitude(
  core: Core,
  $view: PreinitializedWritableAtom<GratitudeView> & object,
): GratitudeStore {
  const { session } = core;
  const loader = createLoader(core, $view, {
    afterSession: true,
    async read(signal) {
      const gratitude = part(core, 'gratitude');
      if (!session.viewer()) throw new CommunityError('unauthenticated', 'Nobody is signed in.');
      const [standing, { thanks, asOf }, { moment }] = await Promise.all([
        gratitude.standing({}, { signal }).catch((error: unknown) => {
          // A site without points has thanks all the same.
          if (toCommunityError(error).code === 'unsupported') return null;
          throw error;
        }),
        gratitude.thanks({ limit: NOTES }, { signal }),
        gratitude.moment({ signal }),
      ]);
      return { standing, thanks, moment, asOf };
    },
    take({ standing, thanks, moment, asOf }) {
      $view.set({ ...$view.value, standing, thanks, moment });
      return { channel: `member/${session.viewer()!.id}`, asOf };
    },
    onChange({ kind }) {
      if (NEWS.includes(kind)) void loader.reload();
    },
    forget: () => $view.set({ ...$view.value, ...NOTHING }),
  });
  return {
    $view,
    ready: loader.ready,
    reload: loader.reload,
    async useMoment() {
      const { moment } = $view.value;
      if (!moment) return false;
      // Two widgets, or tabs, may want it at once: here the first has it.
      $view.set({ ...$view.value, moment: null });
      try {
        await part(core, 'gratitude').useMoment({ id: moment.id, key: newIdOf(core)() });
        return true;
      } catch {
        return false;
      }
    },
    async snooze() {
      $view.set({ ...$view.value, moment: null });
      try {
        const gratitude = part(core, 'gratitude');
        await gratitude.snooze?.({ key: newIdOf(core)() });
        return !!gratitude.snooze;
      } catch {
        return false;
      }
    },
  };
}
