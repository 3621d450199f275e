import type { PreinitializedWritableAtom } from 'nanostores';
import { CommunityError } from '../adapter/errors.ts';
import { part, type Core } from './core.ts';
import { createLoader } from './loader.ts';
import type { NoticesStore, NoticesView } from './notices-types.ts';
import { newIdOf } from './uuid.ts';

/** Reads notices once it is known who is looking, and again when there are others. */
export function createNotices(
  core: Core,
  $view: PreinitializedWritableAtom<NoticesView> & object,
): NoticesStore {
  const { session } = core;
  const loader = createLoader(core, $view, {
    afterSession: true,
    async read(signal) {
      const members = part(core, 'members');
      if (!session.viewer()) throw new CommunityError('unauthenticated', 'Nobody is signed in.');
      if (!members.notices) throw new CommunityError('unsupported', 'This backend has no notices.');
      return members.notices({}, { signal });
    },
    take({ notices, unread, asOf }) {
      $view.set({ ...$view.value, notices, unread });
      return { channel: `member/${session.viewer()!.id}`, asOf };
    },
    onChange(change) {
      if (change.kind === 'notice') void loader.reload();
    },
    forget: () => $view.set({ ...$view.value, notices: [], unread: 0 }),
  });
  return {
    $view,
    ready: loader.ready,
    reload: loader.reload,
    async read(ids) {
      try {
        await part(core, 'members').readNotices?.({ ids, key: newIdOf(core)() });
        return true;
      } catch {
        // They are new again at the next visit.
        return false;
      }
    },
  };
}
