import { n } from './n.ts';

/** What a thread says where its first comments are reviews: loads with the code for them. */
export const reviewing = {
  /** In place of what other threads say. */
  thread: {
    title: 'Reviews',
    best: 'Most helpful',
    next: 'Show more reviews',
    previous: 'Show earlier reviews',
    empty: 'No reviews yet.',
    emptyHint: 'Be the first to say how it is.',
    write: 'Write a review…',
    by: (name: string) => `By ${name}`,
    more: (name: string) => `More for what ${name} wrote`,
  },
  acting: {
    label: 'Your review',
    labelEdit: 'Change your review',
    placeholder: 'What was good, and what was not?',
    post: 'Post review',
  },
  count: (count: number) => n(count, '# review', '# reviews'),
  /** From 0.5 to 5. */
  stars: (rating: number) => `${rating.toLocaleString('en')} of 5 stars`,
  /** A bar of the distribution: a full number of stars, with the half star below it. */
  bar: (stars: number, count: string) => `${stars - 0.5} to ${stars} stars: ${count}`,
  rating: 'Your rating',
  unrated: 'Choose from half a star to five',
  missing: 'Please choose how many stars you give.',
  change: 'Change your review',
  staff: 'The team answers reviews, and writes none.',
  verified: 'Verified purchase',
  helpful: 'Helpful',
  helped: (count: number) => n(count, '# person found this helpful', '# people found this helpful'),
  reviewed: 'You have reviewed this already. Change that review, and discard this one.',
  posted: 'Your review is posted.',
  postedHeld: 'Thank you. Your review awaits approval.',
};
