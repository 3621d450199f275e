import { n } from './n.ts';

export const poll = {
  voted: 'You voted',
  notVoted: 'Not voted yet',
  /** When it opens or closes, by its state. */
  upcoming: (when: string) => `Opens ${when}`,
  open: (when: string) => `Closes ${when}`,
  closed: (when: string) => `Closed ${when}`,
  anonymous: 'Anonymous: nobody can see who chose what.',
  steps: 'Counts move in steps of five.',
  pickOne: 'Choose one.',
  pickDuel: 'One tap is your vote.',
  pickMany: (min: number, max: number) =>
    min === max ? `Choose exactly ${min}.` : min > 1 ? `Choose ${min} to ${max}.` : `Choose up to ${max}.`,
  chosen: (count: number, max: number) => `${count} of ${max} chosen`,
  or: 'or',
  vote: 'Vote',
  percent: (share: number) => `${share}%`,
  votes: (count: number) => n(count, '# vote', '# votes'),
  mean: (sum: number, count: number) => (count ? (sum / count).toFixed(1) : '–'),
  /** What is counted of an option, where it is no votes. */
  counted: {
    ranked: (count: number) => n(count, '# first choice', '# first choices'),
    dots: (count: number) => n(count, '# point', '# points'),
  },
  yours: 'Your choice',
  leading: 'Leading',
  winner: 'First place',
  tied: 'Tied for first',
  voters: (count: number) => n(count, '# person has voted', '# people have voted'),
  none: 'No votes yet',
  tie: (count: number) => `It is a tie between ${count} options.`,
  final: 'Final result',
  ofVoters: 'Percentages are of voters.',
  hidden: {
    'after-vote': 'The results show after you vote.',
    'after-close': 'The results show when the poll closes.',
    staff: 'Only the team sees the results.',
  },
  votersOnly: 'Only those who voted see the results.',
};
