import { n } from './n.ts';

export const impact = {
  title: 'Your part in it',
  since: (date: string) => `Here since ${date}`,
  streak: (weeks: number) => n(weeks, '# week in a row', '# weeks in a row'),
  states: {
    none: 'Weeks in which you and somebody else answered each other make a streak. None has begun yet.',
    kept: 'In each of them, you and somebody else answered each other. This week has its answer.',
    open: (day: string) =>
      `In each of them, you and somebody else answered each other. This week runs until ${day}.`,
    grace: (day: string) =>
      `Last week was quiet. One quiet week ends nothing: it goes on with an answer until ${day}.`,
    ended: (weeks: number) =>
      n(weeks, 'Your streak of # week has ended.', 'Your streak of # weeks has ended.') +
      ' The next begins with the next answer.',
  },
  best: (weeks: number) => n(weeks, 'Your longest: # week', 'Your longest: # weeks'),
  beside: (quarter: number, year: number) => `You beside the others, quarter ${quarter} of ${year}`,
  counters: {
    exchanges: 'Answers given and received',
    contributions: 'Comments and ideas',
    decisions: 'Polls you voted in',
    invitations: 'Friends who joined',
  },
  percent: (percent: number, mean: number) =>
    percent === 0
      ? `as many as the others: ${mean} on average`
      : `${Math.abs(percent)} % ${percent > 0 ? 'more' : 'fewer'} than the others: ${mean} on average`,
  first: 'the others: none yet',
  few: 'Fewer than five others took part, so there is nothing to compare with.',
  quiet: 'This quarter, nothing yet. Whatever you say, decide or bring along is counted here.',
  came: 'What came of it',
  nothing:
    'Nothing yet. What comes of polls that you vote in, of your ideas and of your answers is shown here.',
  poll: {
    decided: (chosen: string) => `decided: ${chosen}`,
    shipped: (chosen: string) => `it is here: ${chosen}`,
    winner: (chosen: string) => `chosen: ${chosen}`,
    tie: (chosen: string) => `a tie of ${chosen}`,
    plainly: { decided: 'decided', shipped: 'it is here', declined: 'not to be', closed: 'closed' },
    'no-quorum': 'too few voted to decide anything',
    none: 'nobody chose anything',
  },
  oneOf: (voters: number) => n(voters, 'You voted alone.', 'You are one of # who voted.'),
  idea: { own: 'Your idea', other: 'An idea that you voted for' },
  status: {
    open: 'open',
    planned: 'is planned',
    started: 'is being made',
    shipped: 'is here',
    declined: 'was declined',
  },
  answer: 'Your words are the official answer',
  how: 'How this is counted',
  howLong:
    'A streak counts weeks, Monday to Sunday, in which you answered somebody, or somebody answered what you had said within a week; one quiet week is forgiven. Votes in anonymous polls are counted nowhere. The others are all who took part, the team aside. Nobody but you sees this page.',
  score: (score: number) =>
    n(score, 'Your score of the last 13 weeks: #.', 'Your score of the last 13 weeks: #.') +
    ' Each answer counts 3, each comment or idea 1, each decision 2, each friend 5, up to a limit for each week. What you buy counts nothing.',
  welcome: 'Here you see what came of what you took part in: polls, ideas, answers.',
  signIn: 'Sign in to see yours',
  share: 'Make a picture to share',
};
