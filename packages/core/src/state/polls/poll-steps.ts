import { CommunityError } from '../../adapter/errors.ts';
import type { PollStage } from '../../domain/polls/types.ts';
import type { Base } from '../base.ts';
import { part } from '../core.ts';
import { pollsOf } from './poll-living.ts';
import type { Community } from '../types.ts';
import { newIdOf } from '../uuid.ts';

/** A poll's step to another stage, as staff say it. */
export interface PollStep {
  readonly stage: PollStage;
  readonly reason: string;
  readonly chosen?: readonly string[];
}

/** Takes a poll to another stage, and shows it where the poll is shown; rejects with a `CommunityError`. For staff. */
export const pollSteps = (
  community: Pick<Community, 'store'>,
  id: string,
): ((step: PollStep) => Promise<void>) =>
  community.store(`poll-steps/${id}`, (base: Base) => {
    /** The last attempt: the same one again keeps its key, so that it is one step even if its answer was lost. */
    let attempt = { what: '', key: '' };
    return async (step: PollStep) => {
      const core = await base.live();
      const polls = part(core, 'polls');
      if (!polls.advance) throw new CommunityError('unsupported', 'This backend knows no stages of polls.');
      const what = JSON.stringify(step);
      if (attempt.what !== what) attempt = { what, key: newIdOf(core)() };
      const { poll, tally } = await polls.advance({ poll: id, key: attempt.key, ...step });
      attempt = { what: '', key: '' };
      pollsOf(core).put([{ poll, tally }]);
    };
  });
