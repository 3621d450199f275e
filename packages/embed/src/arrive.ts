import { inviteStore, type Community } from '@hearth/core/state';

/**
 * A visit by an invitation link (`?hearth_ref=…`): the click stays in memory until the visitor signs in, and is claimed
 * then. Nothing is stored. It is told to the widget of its programme, and to the one that names none.
 */
export async function arrive(community: Community): Promise<void> {
  const click = new URLSearchParams(location.search).get('hearth_ref');
  if (!click) return;
  const store = inviteStore(community);
  await store.arrive(click);
  const { landing } = store.$view.get();
  if (landing) await inviteStore(community, landing.programme.id).arrive(click);
}
