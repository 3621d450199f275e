import { createCommunity } from '../community.ts';
import type { CommunityOptions } from '../types.ts';
// Loaded beforehand, so that importing them takes no time.
import '../badges/badges-living.ts';
import '../polls/entries-living.ts';
import '../referrals/invite-living.ts';
import '../living.ts';
import '../polls/poll-living.ts';
import '../threads/thread-living.ts';
import { createBackend } from './backend.ts';
import { createWorld, settle, type Tab, type World } from './world.ts';

type Backend = ReturnType<typeof createBackend>;

/** A community on a scripted backend, in a tab of a world; both may be given to share them. */
export function openCommunity(
  given: {
    readonly world?: World;
    readonly backend?: Backend;
    readonly tab?: Tab;
    readonly viewer?: Backend['viewer'];
    readonly ids?: 'client' | 'server';
  } & Partial<Pick<CommunityOptions, 'newId' | 'adapter'>> = {},
) {
  const world = given.world ?? createWorld();
  const backend =
    given.backend ??
    createBackend({
      now: world.time,
      ...(given.viewer !== undefined && { viewer: given.viewer }),
      ...(given.ids && { ids: given.ids }),
    });
  const tab = given.tab ?? world.tab();
  let count = 0;
  const community = createCommunity({
    adapter: given.adapter ?? backend.adapter,
    scope: 's',
    locale: 'en',
    newId: given.newId ?? (() => `new-${++count}`),
    env: tab.env,
  });
  return { world, backend, tab, community };
}

export { settle };
