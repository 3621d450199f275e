import { toCommunityError } from '../../adapter/errors.ts';
import { lazy } from '../../adapter/lazy.ts';
import type { Base } from '../base.ts';
import type { People } from './people-living.ts';
import type { Community } from '../types.ts';

export type { People, PeopleDeed } from './people-living.ts';

/** Who people are, and what the viewer sets about themselves; the same for all widgets of a community. */
export const peopleOf = (community: Pick<Community, 'store'>): People =>
  community.store('people', (base: Base): People => {
    const load = lazy(async () => {
      const [core, { createPeople }] = await Promise.all([base.live(), import('./people-living.ts')]);
      return createPeople(core);
    });
    const ask = async <T>(run: (people: People) => Promise<T>): Promise<T> => {
      try {
        return await run(await load());
      } catch (thrown) {
        throw toCommunityError(thrown);
      }
    };
    return {
      offers: (deed) => !!base.core?.adapter.members?.[deed],
      profile: (id) => ask((people) => people.profile(id)),
      mute: (id, on) => ask((people) => people.mute(id, on)),
      muted: (cursor) => ask((people) => people.muted(cursor)),
      muteThread: (topic, on) => ask((people) => people.muteThread(topic, on)),
      mutedThreads: () => ask((people) => people.mutedThreads()),
      rename: (name) => ask((people) => people.rename(name)),
      present: (presentation) => ask((people) => people.present(presentation)),
      show: (picture) => ask((people) => people.show(picture)),
      preferences: () => ask((people) => people.preferences()),
      prefer: (change) => ask((people) => people.prefer(change)),
      listed: () => ask((people) => people.listed()),
      list: (on) => ask((people) => people.list(on)),
      mail: () => ask((people) => people.mail()),
      setMail: (address) => ask((people) => people.setMail(address)),
      removeMail: () => ask((people) => people.removeMail()),
      data: () => ask((people) => people.data()),
      erase: () => ask((people) => people.erase()),
    };
  });
