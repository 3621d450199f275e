import { CommunityError, type ErrorCode, type ErrorDetails } from '../../adapter/errors.ts';
import type { NewComment } from '../../adapter/contract.ts';
import type { Viewer } from '../../domain/people/people.ts';
import type { Comment } from '../../domain/threads/types.ts';
import { createOutbox, type Posting } from '../outbox/outbox.ts';
import { ada, cardOf } from './backend.ts';
import type { Tab, World } from './world.ts';

export const post = (id: string, parent: string | null = null): Posting => ({
  id,
  topic: 't',
  parent,
  body: `words of ${id}`,
});
export const answer = (input: NewComment, viewer: Viewer, id = input.id) =>
  ({ ...input, id, author: cardOf(viewer) }) as unknown as Comment;

const DETAILS: Partial<Record<ErrorCode, ErrorDetails>> = {
  'rate-limited': { retryAfter: 7 },
  nudge: { confirm: 'token' },
};

/** A backend that takes each id once, and says no when told to. */
export function server() {
  const taken: string[] = [];
  const seen: NewComment[] = [];
  const script: (ErrorCode | 'lost' | undefined)[] = [];
  return {
    taken,
    seen,
    script,
    async send(input: NewComment, viewer: Viewer): Promise<Comment> {
      seen.push(input);
      const next = script.shift();
      if (next && next !== 'lost') throw new CommunityError(next, 'scripted', DETAILS[next]);
      if (!taken.includes(input.id)) taken.push(input.id);
      if (next) throw new CommunityError('offline', 'the answer was lost');
      return answer(input, viewer);
    },
  };
}

export function open(
  world: World,
  backend: ReturnType<typeof server>,
  who: { viewer: Viewer | null | undefined } = { viewer: ada },
  tab: Tab = world.tab(),
) {
  const arrived: string[] = [];
  const outbox = createOutbox({
    env: tab.env,
    scope: 's',
    now: world.time,
    viewer: () => who.viewer,
    send: (input) => backend.send(input, who.viewer!),
    sent: (id) => void arrived.push(id),
  });
  return { ...outbox, arrived, tab, states: () => outbox.$items.value.map(({ id, state }) => [id, state]) };
}
