import { inviteStore, type Community } from '@hearth/core/state';

/** A visit by an invitation link: the click stays in memory until the visitor signs in, and is claimed then. Nothing is stored. */
export function arrive(community: Community, click: string): void {
  void inviteStore(community).arrive(click);
}
