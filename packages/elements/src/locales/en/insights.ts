import { n } from './n.ts';

/** What figures say; loads for staff. */
export const insights = {
  period: 'Period',
  days: (count: number) => n(count, 'Last day', 'Last # days'),
  perRoot: 'Replies per comment',
  counts: (replies: number, roots: number) =>
    `${n(replies, '# reply', '# replies')} to ${n(roots, '# comment', '# comments')}`,
  whose: 'Who replies',
  members: (percent: number) => `${percent}% members`,
  staff: (percent: number) => `${percent}% staff`,
  answered: 'Comments with an answer',
  percent: (percent: number) => `${percent}%`,
  median: 'Until staff answer',
  medianHint: (answered: number, asked: number) =>
    `median of ${n(answered, '# answer', '# answers')} to ${n(asked, '# comment', '# comments')} by members`,
  streaks: 'Members who come week by week',
  fourWeeks: (count: number, longest: number) =>
    `${n(count, '# of them for four weeks', '# of them for four weeks')}; the longest streak: ${n(longest, '# week', '# weeks')}`,
  few: 'Fewer than five: not told.',
  none: '–',
  economic: 'Rewards that have a price',
  economicHint: (total: number) => `of ${n(total, '# reward', '# rewards')}`,
  economicWarning:
    'More than half has a price. That teaches people to wait for the next one: give recognition, access and experience.',
  promotional: 'Messages that sell something',
  promotionalHint: (total: number) => `of ${n(total, '# message', '# messages')}`,
  promotionalWarning: 'Many turn away from a brand that only sells. Ask and tell more often.',
  waiting: 'Who waits for an answer',
  total: (count: number) => (count >= 1000 ? '1,000 or more' : String(count)),
  by: { nobody: 'Nobody has answered', staff: 'Staff have not answered' },
  nobodyWaits: 'Nobody waits. Well done!',
  kinds: { question: 'Question', review: 'Review', comment: 'Comment' },
  replies: (count: number) => n(count, '# reply by members', '# replies by members'),
  needless: 'Needs no answer',
  needlessOf: (name: string) => `The comment by ${name} needs no answer`,
  settled: 'Done: this comment waits no longer.',
  more: 'Show more',
  picture: 'A picture',
  influence: (month: string) => `Who drew replies in ${month}`,
  influenceHint: 'Replies by others; who doesn’t want to be named is not here.',
  nobodyNamed: 'Nobody yet.',
  reuse: 'What you may show elsewhere',
  reuseHint: 'Ask anew each time: who takes it back is here no longer.',
  noReuse: 'Nobody has allowed anything.',
  agreed: (day: string) => `allowed on ${day}`,
  erased: 'Somebody',
};
