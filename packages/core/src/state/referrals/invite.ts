import { atom } from 'nanostores';
import type { Base } from '../base.ts';
import { openStore } from '../opening.ts';
import type { Community, InviteStore, InviteView } from '../types.ts';

/** The invitations of a programme (without one: the site's first); the same programme gives the same store. */
export const inviteStore = (community: Pick<Community, 'store'>, programme?: string): InviteStore =>
  community.store(`invite/${programme ?? ''}`, (base) => openInvite(base, programme));

/** What there is to see depends on who is looking: it is read by `invite-living.ts`. */
function openInvite(base: Base, programme?: string): InviteStore {
  const $view = atom<InviteView>({
    status: 'loading',
    error: null,
    invitation: null,
    landing: null,
    claimed: null,
    failure: null,
  });
  const { ready, later } = openStore<InviteView, InviteStore>(base, $view, {
    async living() {
      const { createInvite } = await import('./invite-living.ts');
      return (core) => createInvite(core, programme, $view);
    },
  });
  return {
    $view,
    ready,
    ...later(undefined, 'reload', 'shared', 'arrive', 'enter'),
    ...later(false, 'reached'),
  };
}
