import type { Body, Comment } from '@hearth/core/domain';
import { fakeComment, people } from '../../fakes/comments.ts';
import { fakeCommunity, member } from '../../fakes/community.ts';
import { fakePoll, fakePollStore, pollView } from '../../fakes/poll-store.ts';
import type { WidgetState } from '../../fakes/state.ts';
import { fakeThreadStore, threadItem, threadView } from '../../fakes/thread-store.ts';

const question = 'Which lamp do we make next?';
const body: Body = [
  { type: 'paragraph', children: ['We can’t decide between these three. What do you say?'] },
  { type: 'paragraph', children: [question], poll: { id: 'demo', options: 3 } },
  { type: 'paragraph', children: ['The poll closes on Friday.'] },
];

/** A comment of staff with a poll in it, and an answer. */
export const polled: readonly Comment[] = [
  { ...fakeComment('', { id: 'c-poll', author: people.noor }), body, polls: [{ id: 'demo', options: 3 }] },
  fakeComment('Krok, for the kitchen.', { id: 'c-answer', author: people.ada }),
];

/** Comments with polls in them. */
export const pollInCommentStates: readonly WidgetState[] = [
  {
    name: 'a poll in a comment',
    tag: 'hearth-thread',
    attributes: { topic: 'demo' },
    community: (locale) =>
      fakeCommunity({
        viewer: member,
        locale,
        stores: {
          'thread/demo': fakeThreadStore(
            threadView({ items: polled.map((comment) => threadItem({ comment })) }),
          ),
          'poll/demo': fakePollStore(pollView(fakePoll())),
        },
      }),
    shows: '.polled hearth-poll',
  },
];
