import { atom } from 'nanostores';
import type { Id } from '../../domain/common.ts';
import type { Base } from '../base.ts';
import { openStore } from '../opening.ts';
import type { BadgesStore, BadgesView, Community } from '../types.ts';

/** The showcase of a member (`me`: the viewer); the same member gives the same store. */
export const badgesStore = (community: Pick<Community, 'store'>, member: Id | 'me'): BadgesStore =>
  community.store(`badges/${member}`, (base) => openBadges(base, member));

/** What a showcase tells depends on who is looking: it is read by `badges-living.ts`. */
function openBadges(base: Base, member: Id | 'me'): BadgesStore {
  const $view = atom<BadgesView>({ status: 'loading', error: null, showcase: null });
  const { ready, later } = openStore<BadgesView, BadgesStore>(base, $view, {
    async living() {
      const { createBadges } = await import('./badges-living.ts');
      return (core) => createBadges(core, member, $view);
    },
  });
  return { member, $view, ready, ...later(undefined, 'reload', 'credential', 'arrange', 'celebrated') };
}
