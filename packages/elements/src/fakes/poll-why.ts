import { atom } from '@hearth/core/state';
import type { PollWhy, WhyView } from '@hearth/core/state';

/** A store for "why?" that shows what it is given, and whose words arrive at once unless `answers` says otherwise. As communities keep it: a function. */
export function fakePollWhy(view: Partial<WhyView> = {}, answers: Partial<PollWhy> = {}) {
  const blank: WhyView = { words: '', state: 'writing', error: null, comment: null, held: false, of: 0 };
  const $view = atom<WhyView>({ ...blank, ...view });
  const calls: (readonly [string, ...unknown[]])[] = [];
  const patch = (part: Partial<WhyView>): void => $view.set({ ...$view.get(), ...part });
  const store = {
    $view,
    calls,
    patch,
    write: (words: string): void => patch({ words }),
    say: async (of: number): Promise<void> => {
      calls.push(['say', $view.get().words, of]);
      patch({ ...blank, state: 'said', comment: 'c-why', of });
    },
    again: async (): Promise<void> => {
      calls.push(['again']);
      patch({ ...blank, state: 'said', comment: 'c-why', of: $view.get().of });
    },
    back: (): void => {
      calls.push(['back']);
      patch({ state: 'writing', error: null });
    },
    anew: (): void => {
      calls.push(['anew']);
      patch(blank);
    },
    ...answers,
  };
  return Object.assign(async () => store satisfies PollWhy, { store });
}
