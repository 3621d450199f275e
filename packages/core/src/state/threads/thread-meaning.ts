import { toCommunityError, type CommunityError } from '../../adapter/errors.ts';
import { lazy } from '../../adapter/lazy.ts';
import type { Base } from '../base.ts';
import type { ThreadMeaning } from './thread-meaning-types.ts';
import type { Community } from '../types.ts';

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
