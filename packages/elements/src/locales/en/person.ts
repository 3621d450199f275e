import { n } from './n.ts';

/** What is said of a member beside their name: loads when somebody looks. */
export const person = {
  about: (name: string) => `About ${name}`,
  since: (month: string) => `Here since ${month}`,
  guest: 'Guest',
  comments: (count: number) => n(count, '# comment', '# comments'),
  answers: (count: number) => n(count, '# official answer', '# official answers'),
  /** As many as were counted, and more. */
  manyAnswers: (count: number) => n(count, '# and more official answers', '# and more official answers'),
  streak: (weeks: number) =>
    n(weeks, 'in conversation for # week', 'in conversation for # weeks without a break'),
  badges: 'Badges',
  moreBadges: (count: number) => n(count, 'and # more', 'and # more'),
  noWords: 'Has not said anything yet.',
  muted: 'You have muted them: their comments are folded up for you.',
  mute: 'Mute',
  unmute: 'Stop muting',
  report: 'Report this comment',
  settings: 'Your settings',
  lookalike: 'Not of the team',
  lookalikeLong: 'This name resembles one of the team’s. This is somebody else.',
  gone: 'They are no longer here.',
};
