import { n } from './n.ts';

const and = (names: readonly string[]): string =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;

export const inbox = {
  title: 'Notifications',
  today: 'Today',
  yesterday: 'Yesterday',
  unread: 'New',
  readAll: 'Mark all as read',
  settings: 'What you want to hear of',
  allRead: 'All are marked as read.',
  read: 'Mark as read',
  mute: 'Mute this thread',
  muted: 'You won’t be told of this thread any more.',
  unmute: 'Undo',
  older: 'Show older ones',
  empty: 'Nothing here yet.',
  emptyHint: 'When somebody replies to you or names you, it is told here.',
  quiet: (until: string) => `Quiet until ${until}. Nothing rings before that.`,
  held: 'There was a lot lately: some of this came without ringing.',
  reason: 'The team writes:',
  /** Whose doing: names, and how many more. */
  people: (names: readonly string[], others: number) =>
    others ? `${names.join(', ')} and ${n(others, '# other', '# others')}` : and(names),
  someone: 'Somebody',
  /** What stands behind the names of people, or alone. `title`: of the thread, poll, badge … */
  did: {
    /** `people`: how many those are. */
    reply: (title: string, _people: number) => `replied to you in “${title}”`,
    mention: (title: string, _people: number) => `named you in “${title}”`,
    answer: (title: string) => `Your question in “${title}” has its official answer`,
    approved: (title: string) => `Your comment in “${title}” is published now`,
    rejected: (title: string) => `Your comment in “${title}” was not published`,
    featured: (title: string) => `Your comment in “${title}” was featured`,
    decided: (title: string) => `There is a decision: “${title}”`,
    shipped: (title: string) => `It is done: “${title}”`,
    declined: (title: string) => `It will not be done: “${title}”`,
    reached: (title: string) => `The goal is reached: “${title}”`,
    badge: (title: string, times: number) =>
      times > 1
        ? `You earned the badge “${title}”, ${times} times by now`
        : `You earned the badge “${title}”`,
    filled: (count: number) =>
      n(count, 'You hold a badge for what you did before', 'You hold # badges for what you did before'),
    tier: (title: string) => `You have reached “${title}”`,
    gift: (title: string, points: number) =>
      `You were given the last ${n(points, 'point', '# points')} to “${title}”`,
    thanks: 'thanked you',
    booked: (title: string) => `You have a place now: “${title}”`,
    /** Of a kind that this version does not know. */
    other: (title: string) => `There is news about “${title}”`,
  },
};
