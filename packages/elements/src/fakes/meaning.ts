import type { Term } from '@hearth/core/domain';
import type { ThreadMeaning } from '@hearth/core/state';

/** Words of a community, and consents that succeed and are written down, unless `answers` says otherwise. */
export function fakeMeaning(terms: readonly Term[] = [], answers: Partial<ThreadMeaning> = {}) {
  const calls: (readonly [string, boolean | string])[] = [];
  let known = terms;
  const meaning = {
    calls,
    words: async () => ({ terms: known, mayWrite: true }),
    define: async (term: string, meaning: string): Promise<null> => {
      calls.push([term, meaning]);
      known = [...known, fakeTerm(term, meaning)];
      return null;
    },
    reuse: async (id: string, on: boolean): Promise<null> => {
      calls.push([id, on]);
      return null;
    },
    ...answers,
  };
  return meaning satisfies ThreadMeaning;
}

export const fakeTerm = (term: string, meaning: string, more: Partial<Term> = {}): Term => ({
  ...{ id: term.toLowerCase(), term, forms: [], meaning, revision: 1 },
  ...more,
});
