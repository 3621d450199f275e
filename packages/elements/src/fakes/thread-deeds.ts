import type { CommentVersion } from '@hearth/core/domain';
import type { ThreadDeeds } from '@hearth/core/state';

/** Deeds that succeed, unless `answers` says otherwise, and are written down. */
export function fakeThreadDeeds(answers: Partial<ThreadDeeds> = {}) {
  const calls: (readonly [string, ...unknown[]])[] = [];
  const agree =
    (name: string) =>
    async (...input: readonly unknown[]): Promise<null> => {
      calls.push([name, ...input]);
      return null;
    };
  const deeds = {
    calls,
    offers: (): boolean => true,
    mark: agree('mark'),
    lock: agree('lock'),
    vote: agree('vote'),
    report: agree('report'),
    mute: agree('mute'),
    undelete: agree('undelete'),
    history: async (): Promise<readonly CommentVersion[]> => [],
    ...answers,
  };
  return deeds satisfies ThreadDeeds;
}
