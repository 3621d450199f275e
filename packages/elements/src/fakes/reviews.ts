import { ratingsOf } from '@hearth/core/domain';
import type { Comment, Thread } from '@hearth/core/domain';
import type { ThreadItem } from '@hearth/core/state';
import { fakeComment, people } from './comments.ts';
import { NOW } from './community.ts';
import { threadItem } from './thread-store.ts';

const DAY = 24 * 3_600_000;

/** A thread whose first comments are reviews. `counts`: how many gave half a star, one, and so on. */
export const reviewed = (
  comments: number,
  counts: readonly number[] = [0, 2, 0, 1, 1, 4, 3, 11, 19, 48],
): Thread => ({
  topic: 'demo',
  title: 'Kettle No. 3',
  url: null,
  locked: false,
  comments,
  ratings: ratingsOf(counts),
});

const review = (rating: number, words: string, part: Partial<Comment>): ThreadItem =>
  threadItem({
    comment: fakeComment(words, {
      rating,
      votes: { up: 0, down: 0 },
      vote: 0,
      can: ['reply', 'react', 'vote'],
      ...part,
    }),
  });

/** What people say of a kettle, and what its maker answers. */
export function reviews(): ThreadItem[] {
  return [
    review(
      4.5,
      'Pours as slowly as you like, and the handle stays cool. Half a star less for the lid, which rattles on gas.',
      {
        id: 'c-tomas',
        author: people.tomas,
        verified: true,
        createdAt: NOW - 3 * DAY,
        votes: { up: 12, down: 0 },
        vote: 1,
        reactions: [{ id: 'like', count: 3 }],
        replies: 1,
      },
    ),
    threadItem({
      comment: fakeComment('Thank you! A quieter lid comes in June, and fits yours, too.', {
        id: 'c-noor',
        parent: 'c-tomas',
        root: 'c-tomas',
        depth: 1,
        author: people.noor,
        createdAt: NOW - 2 * DAY,
      }),
    }),
    review(2, 'Lovely to look at. Mine lost its temperature after two weeks.', {
      id: 'c-mei',
      author: people.mei,
      verified: true,
      createdAt: NOW - 9 * DAY,
      votes: { up: 1, down: 0 },
    }),
    review(5, 'أفضل غلاية اشتريتها حتى الآن.', {
      id: 'c-salma',
      author: people.salma,
      createdAt: NOW - 20 * DAY,
    }),
  ];
}

/** The viewer's own, who is Ada. */
export const ownReview = (part: Partial<Comment> = {}, item: Partial<ThreadItem> = {}): ThreadItem => ({
  ...review(3.5, 'Does what it says. The cable could be longer.', {
    id: 'c-own',
    author: people.ada,
    verified: true,
    createdAt: NOW - DAY,
    votes: { up: 2, down: 0 },
    can: ['reply', 'react', 'edit', 'delete'],
    ...part,
  }),
  ...item,
});
