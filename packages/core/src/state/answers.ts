import { toCommunityError } from '../adapter/errors.ts';
import { lazy } from '../adapter/lazy.ts';
import type { OwnSegments } from '../domain/segments/types.ts';
import type { Base } from './base.ts';
import type { Community } from './types.ts';

/** The viewer's answers to polls that feed segments. Both reject with a `CommunityError`. */
export interface OwnAnswers {
  readonly read: () => Promise<OwnSegments>;
  /** Deletes all of them; polls on the page forget them too. */
  readonly wipe: () => Promise<void>;
}

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
