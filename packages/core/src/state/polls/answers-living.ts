import { CommunityError } from '../../adapter/errors.ts';
import type { OwnSegments } from '../../domain/segments/types.ts';
import { part, type Core } from '../core.ts';
import { pollsOf, type PollEntity } from './poll-living.ts';
import { newIdOf } from '../uuid.ts';

/** The viewer's answers to polls that feed segments. Both reject with a `CommunityError`. */
export interface OwnAnswers {
  readonly read: () => Promise<OwnSegments>;
  /** Deletes all of them; polls on the page forget them too. */
  readonly wipe: () => Promise<void>;
}

/** Reads and deletes what is stored of the viewer's answers. */
export function createAnswers(core: Core): OwnAnswers {
  const newId = newIdOf(core);
  /** The same attempt again keeps its key: a lost answer must not delete what was said since. */
  let key: string | undefined;
  return {
    async read() {
      const members = part(core, 'members');
      if (!members.segments) throw unsupported();
      return members.segments();
    },
    async wipe() {
      const members = part(core, 'members');
      if (!members.wipeAnswers) throw unsupported();
      await members.wipeAnswers({ key: (key ??= newId()) });
      key = undefined;
      pollsOf(core).mapAll(withoutAnswer);
    },
  };
}

const unsupported = (): CommunityError => new CommunityError('unsupported', 'This backend keeps no answers.');

/** As it is for somebody who did not answer. Whether figures are still theirs to see, the next answer of the backend says. */
function withoutAnswer(entity: PollEntity): PollEntity {
  const { poll } = entity;
  if (!poll.segment || !poll.mine) return entity;
  return {
    poll: {
      ...poll,
      mine: null,
      can: poll.state === 'open' ? ['vote'] : [],
      ...(poll.results === 'after-vote' && { resultsVisible: false }),
    },
    tally: poll.results === 'after-vote' ? null : entity.tally,
  };
}
