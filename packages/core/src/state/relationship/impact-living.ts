import type { PreinitializedWritableAtom } from 'nanostores';
import { CommunityError } from '../../adapter/errors.ts';
import { part, type Core } from '../core.ts';
import type { ImpactStore, ImpactView } from './impact-types.ts';
import { createLoader } from '../loader.ts';

/** Reads the viewer's impact once it is known who is looking, and again when they are told that something came of it. */
export function createImpact(
  core: Core,
  $view: PreinitializedWritableAtom<ImpactView> & object,
): ImpactStore {
  const { session } = core;
  const loader = createLoader(core, $view, {
    afterSession: true,
    async read(signal) {
      const members = part(core, 'members');
      if (!session.viewer()) throw new CommunityError('unauthenticated', 'Nobody is signed in.');
      if (!members.impact) throw new CommunityError('unsupported', 'This backend counts no impact.');
      return members.impact({ signal });
    },
    take(impact) {
      $view.set({ ...$view.value, impact });
      return { channel: `member/${session.viewer()!.id}`, asOf: impact.asOf };
    },
    onChange(change) {
      if (change.kind === 'notice') void loader.reload();
    },
    forget: () => $view.set({ ...$view.value, impact: null }),
  });
  return { $view, ready: loader.ready, reload: loader.reload };
}
