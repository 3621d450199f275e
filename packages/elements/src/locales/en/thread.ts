/** English has two forms: no need for plural rules. */
const n = (count: number, one: string, other: string): string =>
  (count === 1 ? one : other).replace('#', count.toLocaleString('en'));

/** What a thread says to its readers. */
export const thread = {
  title: 'Comments',
  count: (count: number) => n(count, '# comment', '# comments'),
  sort: 'Sort by',
  newest: 'Newest',
  oldest: 'Oldest',
  best: 'Best',
  next: 'Show more comments',
  previous: 'Show earlier comments',
  moreReplies: (count: number) => n(count, 'Show # more reply', 'Show # more replies'),
  empty: 'No comments yet.',
  emptyHint: 'Be the first to say something.',
  write: 'Join the conversation…',
  by: (name: string) => `Comment by ${name}`,
  inReplyTo: (name: string) => `In reply to ${name}`,
  staff: 'Staff',
  owner: 'Owner',
  erased: 'Former member',
  loading: 'Loading…',
  trouble: 'The conversation cannot be shown right now.',
  signIn: 'Sign in',
  signInFirst: 'Sign in to join the conversation.',
  locked: 'This conversation is closed. It can still be read.',
  edited: 'edited',
  reply: 'Reply',
  react: 'Add a reaction',
  reaction: (label: string, count: number) => (count ? `${label}: ${count}` : label),
  more: (name: string) => `More for the comment by ${name}`,
  deleted: 'This comment was deleted.',
};
