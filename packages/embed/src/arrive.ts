import { inviteStore, type Community } from '@hearth/core/state';

/**
 * A visit by an invitation link (`?hearth_ref=…`): the click stays in memory until the visitor signs in, and is claimed
 * then. Nothing is stored.
 */
export function arrive(community: Community): void {
  const click = new URLSearchParams(location.search).get('hearth_ref');
  if (click) void inviteStore(community).arrive(click);
}
