import type { PreinitializedWritableAtom } from 'nanostores';
import { CommunityError, toCommunityError } from '../../adapter/errors.ts';
import type { Id } from '../../domain/common.ts';
import { part, type Core } from '../core.ts';
import { createLoader } from '../loader.ts';
import type { BadgesStore, BadgesView } from '../types.ts';
import { newIdOf } from '../uuid.ts';

/** Reads a showcase once it is known who is looking, and again when a badge was earned. */
export function createBadges(
  core: Core,
  member: Id | 'me',
  $view: PreinitializedWritableAtom<BadgesView> & object,
): BadgesStore {
  const newId = newIdOf(core);
  const loader = createLoader(core, $view, {
    afterSession: true,
    async read(signal) {
      if (member === 'me' && !core.session.viewer())
        throw new CommunityError('unauthenticated', 'Nobody is signed in.');
      return part(core, 'badges').showcase(member, { signal });
    },
    take(showcase) {
      const viewer = core.session.viewer();
      $view.set({ ...$view.value, showcase });
      // One hears of one's own things only; others' showcases are as they were when read.
      return viewer && showcase.member.id === viewer.id
        ? { channel: `member/${viewer.id}`, asOf: showcase.asOf }
        : null;
    },
    onChange(change) {
      if (change.kind === 'badges') void loader.reload();
    },
    forget: () => $view.set({ ...$view.value, showcase: null }),
  });
  return {
    member,
    $view,
    ready: loader.ready,
    reload: loader.reload,
    async credential(badge, tier, scope) {
      const badges = part(core, 'badges');
      const { showcase } = $view.value;
      if (!badges.credential || !showcase)
        throw new CommunityError('unsupported', 'There are no credentials here.');
      return badges.credential({
        member: showcase.member.id,
        badge,
        tier,
        ...(scope !== undefined && { scope }),
      });
    },
    async arrange(arrangement) {
      const badges = part(core, 'badges');
      if (!badges.arrange) throw new CommunityError('unsupported', 'Badges stay in their order here.');
      try {
        await badges.arrange({ ...arrangement, key: newId() });
      } catch (thrown) {
        throw toCommunityError(thrown);
      }
      await loader.reload();
    },
    async celebrated(grants) {
      try {
        await core.adapter.badges?.celebrated?.({ grants, key: newId() });
      } catch {
        // They are fresh again at the next visit.
      }
    },
  };
}
