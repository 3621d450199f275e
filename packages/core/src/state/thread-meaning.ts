import { toCommunityError, type CommunityError } from '../adapter/errors.ts';
import { lazy } from '../adapter/lazy.ts';
import type { Id } from '../domain/common.ts';
import type { Term } from '../domain/meaning/types.ts';
import type { Base } from './base.ts';
import type { Community } from './types.ts';

/** What a thread knows of the community's words, and of what may be used elsewhere. */
export interface ThreadMeaning {
  /** The community's words, and whether the viewer may write some; none where they can't be had. Never rejects. */
  readonly words: () => Promise<CommunityWords>;
  /** Says what a word means, for all: resolves to why it was refused, or to `null`. `words` are others then. */
  readonly define: (term: string, meaning: string) => Promise<CommunityError | null>;
  /** Lets the site use an own comment elsewhere, or no longer: resolves to why it was refused, or to `null`. */
  readonly reuse: (id: Id, on: boolean) => Promise<CommunityError | null>;
}

export interface CommunityWords {
  readonly terms: readonly Term[];
  readonly mayWrite: boolean;
}

export const threadMeaning = (community: Pick<Community, 'store'>): ThreadMeaning =>
  community.store('meaning', openMeaning);

function openMeaning(base: Base): ThreadMeaning {
  const load = lazy(async () => {
    const [core, { createMeaning }] = await Promise.all([base.live(), import('./thread-meaning-living.ts')]);
    return createMeaning(core);
  });
  const read = () => lazy(async () => (await load()).words());
  let words = read();
  const attempt = async (run: () => Promise<unknown>): Promise<CommunityError | null> => {
    try {
      await run();
      return null;
    } catch (thrown) {
      return toCommunityError(thrown);
    }
  };
  return {
    words: () => words().catch(() => ({ terms: [], mayWrite: false })),
    define: (term, meaning) =>
      attempt(async () => {
        await (await load()).define(term, meaning);
        words = read();
      }),
    reuse: (id, on) => attempt(async () => (await load()).reuse(id, on)),
  };
}
