import { toCommunityError } from '../../adapter/errors.ts';
import { lazy } from '../../adapter/lazy.ts';
import type { OwnAnswers } from './answers-living.ts';
import type { Base } from '../base.ts';
import type { Community } from '../types.ts';

export type { OwnAnswers } from './answers-living.ts';

/** A community's way to what is stored of the viewer's answers. */
export const answersOf = (community: Pick<Community, 'store'>): OwnAnswers =>
  community.store('answers', (base: Base) => {
    const load = lazy(async () => {
      const [core, { createAnswers }] = await Promise.all([base.live(), import('./answers-living.ts')]);
      return createAnswers(core);
    });
    const run = async <R>(deed: (answers: OwnAnswers) => Promise<R>): Promise<R> => {
      try {
        return await deed(await load());
      } catch (thrown) {
        throw toCommunityError(thrown);
      }
    };
    return { read: () => run((answers) => answers.read()), wipe: () => run((answers) => answers.wipe()) };
  });
