import { n } from './n.ts';

/** What the hover card of a badge says; loads with it. */
export const badgeCard = {
  earnedOn: (date: string) => `earned ${date}`,
  revokedOn: (date: string) => `taken back ${date}`,
  soFar: (what: string) => `So far: ${what}.`,
  cap: (most: number) => n(most, 'One per day counts.', 'At most # per day count.'),
  retired: 'It is no longer awarded. Who holds it keeps it.',
  /** What counts, by trigger. */
  counts: {
    'comment.posted': (count: number) => n(count, '# comment', '# comments'),
    'reply.received': (count: number) => n(count, '# reply from others', '# replies from others'),
    'reaction.received': (count: number) => n(count, '# reaction from others', '# reactions from others'),
    'vote.received': (count: number) => n(count, '# vote from others', '# votes from others'),
    'answer.given': (count: number) => n(count, '# official answer', '# official answers'),
    'entry.proposed': (count: number) => n(count, '# idea handed in', '# ideas handed in'),
    'entry.shipped': (count: number) => n(count, '# idea that was built', '# ideas that were built'),
    'poll.voted': (count: number) => n(count, '# vote in a poll', '# votes in polls'),
    'referral.joined': (count: number) => n(count, '# friend who joined', '# friends who joined'),
    'member.joined': () => 'Being a member here',
    host: (count: number) => n(count, 'once', '# times'),
    staff: () => 'Given by the team',
  },
};
