import { plural } from '../format.ts';

const n = (count: number, one: string, other: string): string => plural('en', count, { one, other });

export const poll = {
  voted: 'You voted',
  notVoted: 'Not voted yet',
  opensAt: (when: string) => `Opens ${when}`,
  closesAt: (when: string) => `Closes ${when}`,
  closedAt: (when: string) => `Closed ${when}`,
  anonymous: 'Anonymous: nobody can see who chose what.',
  steps: 'Counts move in steps of five.',
  pickOne: 'Choose one.',
  pickDuel: 'One tap is your vote.',
  pickMany: (min: number, max: number) =>
    min === max ? `Choose exactly ${min}.` : min > 1 ? `Choose ${min} to ${max}.` : `Choose up to ${max}.`,
  chosen: (count: number, max: number) => `${count} of ${max} chosen`,
  or: 'or',
  vote: 'Vote',
  change: 'Change my vote',
  withdraw: 'Take my vote back',
  signInNow: 'Sign in',
  membersOnly: 'This poll is for members. Sign in to vote.',
  percent: (share: number) => `${share}%`,
  votes: (count: number) => n(count, '# vote', '# votes'),
  yours: 'Your choice',
  leading: 'Leading',
  winner: 'Most votes',
  tied: 'Tied for first',
  voters: (count: number) => n(count, '# person has voted', '# people have voted'),
  none: 'No votes yet',
  tie: (count: number) => n(count, 'It is a tie.', 'It is a tie between # options.'),
  final: 'Final result',
  ofVoters: 'Percentages are of voters.',
  hidden: {
    always: '',
    'after-vote': 'The results show after you vote.',
    'after-close': 'The results show when the poll closes.',
    staff: 'Only the team sees the results.',
  },
  votersOnly: 'Only those who voted see the results.',
};
