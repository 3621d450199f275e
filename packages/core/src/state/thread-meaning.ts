import { toCommunityError, type CommunityError } from '../adapter/errors.ts';
import { lazy } from '../adapter/lazy.ts';
import type { Id } from '../domain/common.ts';
import type { Term } from '../domain/meaning/types.ts';
import type { Base } from './base.ts';
import type { Community } from './types.ts';

/** What a thread knows of the community's words, and of what may be used elsewhere. */
export interface ThreadMeaning {
  /** The community's words; the same list until somebody asks anew, and none where they can't be had. Never rejects. */
  readonly terms: () => Promise<readonly Term[]>;
  /** Lets the site use an own comment elsewhere, or no longer: resolves to why it was refused, or to `null`. */
  readonly reuse: (id: Id, on: boolean) => Promise<CommunityError | null>;
}

export const threadMeaning = (community: Pick<Community, 'store'>): ThreadMeaning =>
  community.store('meaning', openMeaning);

function openMeaning(base: Base): ThreadMeaning {
  const load = lazy(async () => {
    const [core, { createMeaning }] = await Promise.all([base.live(), import('./thread-meaning-living.ts')]);
    return createMeaning(core);
  });
  const terms = lazy(async () => (await load()).terms());
  return {
    terms: () => terms().catch(() => []),
    async reuse(id, on) {
      try {
        await (await load()).reuse(id, on);
        return null;
      } catch (thrown) {
        return toCommunityError(thrown);
      }
    },
  };
}
