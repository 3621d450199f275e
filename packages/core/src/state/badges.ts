import { atom } from 'nanostores';
import { CommunityError } from '../adapter/errors.ts';
import type { Id } from '../domain/common.ts';
import { part, type Core } from './core.ts';
import { createLoader } from './loader.ts';
import type { BadgesStore, BadgesView, Community } from './types.ts';

/** The showcase of a member (`me`: the viewer); the same member gives the same store. */
export const badgesStore = (community: Pick<Community, 'store'>, member: Id | 'me'): BadgesStore =>
  community.store(`badges/${member}`, (core) => createBadges(core, member));

export function createBadges(core: Core, member: Id | 'me'): BadgesStore {
  const $view = atom<BadgesView>({ status: 'loading', error: null, showcase: null });
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
  return { member, $view, ready: loader.ready, reload: loader.reload };
}
