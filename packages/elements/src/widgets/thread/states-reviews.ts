import { fakeError, member, staff } from '../../fakes/community.ts';
import { ownReview, reviewed, reviews } from '../../fakes/reviews.ts';
import { shown } from '../../fakes/state.ts';
import type { WidgetState } from '../../fakes/state.ts';
import { press, state } from './states-kit.ts';

/** Writes a review as a member would, and sends it. */
async function send(element: HTMLElement): Promise<void> {
  await press('.write')(element);
  const composer = await shown(element, 'hearth-composer');
  const field = (await shown(composer, 'textarea')) as HTMLTextAreaElement;
  field.value = 'Keeps the heat, and looks good at it.';
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await press('[type=submit]')(composer);
}

const all = { items: reviews(), thread: reviewed(4) };

/** States of a thread whose first comments are reviews. */
export const reviewStates: readonly WidgetState[] = [
  state('reviews', all),
  state('reviews, as somebody signed out', all, {}),
  state('reviews, before the first', { thread: reviewed(0, []) }),
  state('reviews, as the author of one', { ...all, items: [ownReview(), ...all.items], review: 'c-own' }),
  state('reviews, as staff', all, { viewer: staff }),
  state('reviews, guests refused', all, { moderation: { guests: 'refused' } }),
  state('reviews, closed', { ...all, thread: { ...all.thread, locked: true } }),
  state(
    'writing a review',
    all,
    { viewer: member },
    {
      act: async (element) => {
        await press('.write')(element);
        await press('.rate input[value="3.5"]')(element);
      },
      shows: 'hearth-composer',
    },
  ),
  state(
    'writing a review as a guest',
    all,
    {},
    { act: (element) => press('.write')(element), shows: '.rate' },
  ),
  state('a review without stars', all, { viewer: member }, { act: send, shows: '.wrong' }),
  state(
    'changing a review',
    { ...all, items: [ownReview(), ...all.items], review: 'c-own' },
    { viewer: member },
    { act: (element) => press('.write')(element), shows: 'li .rate' },
  ),
  state('a review that waits', { ...all, items: [ownReview({ status: 'held', can: ['edit', 'delete'] })] }),
  state('a second review, refused', {
    ...all,
    items: [
      ownReview(
        { id: 'c-again', can: [], votes: { up: 0, down: 0 } },
        { pending: 'failed', error: fakeError('conflict', { field: 'rating', reason: 'reviewed' }) },
      ),
    ],
  }),
];
