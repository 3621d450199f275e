import { n } from './n.ts';
import { ordinal } from './ordinal.ts';

const and = (names: readonly string[]): string => new Intl.ListFormat('en').format(names);

/** How a poll was counted; loads when somebody opens that. */
export const counting = {
  /** Of an idea board. */
  ideas: (max: number) =>
    n(
      max,
      'Each person can vote for # idea.',
      max
        ? 'Each person can vote for # ideas, once for each.'
        : 'Each person can vote for as many ideas as they like, once for each.',
    ),
  ideasUnited: 'Where two ideas were merged, whoever voted for either has one vote.',
  trending:
    'Trending weighs votes against age: an idea of a week ago needs ten times as many as one of today, and the first nine count as much as the next ninety.',
  contest: (max: number) =>
    `${n(max, 'Each person has # vote', max ? 'Each person has # votes' : 'Each person can vote for as many entries as they like, once for each')}, and none for their own entry. Most votes come first; entries with as many share a place, and a tie is not broken.`,
  score: (min: number, max: number) =>
    `Each option shows the mean of its marks from ${min} to ${max}, and how many gave one. Who gave none is not counted there. The bar shows where the mean stands between lowest and highest.`,
  dots: (budget: number) =>
    `Everybody had ${budget} points to give. Each option shows what it got, and its share of all points given.`,
  quadratic: (budget: number) =>
    `Everybody had ${budget} credits. A vote for an option costs more the more one gives it: so many votes cost their square. Each option shows its votes, and its share of all votes.`,
  option: 'Option',
  gaveMark: 'Gave a mark',
  gavePoints: 'Gave points',
  gaveVotes: 'Gave votes',
  number: (value: number) => value.toLocaleString('en'),
  mean: (value: number) => value.toFixed(2),
  sum: 'Sum',
  meanOf: 'Mean',
  points: 'What each option got, and from how many',
  method:
    'If no option is the first choice of more than half, the last one is dropped, and its ballots pass to the next option that they name. That goes on until one has more than half (instant run-off).',
  waits:
    'This poll is anonymous: its rounds are counted when it has closed. Until then, only first choices show.',
  nobody: 'Nobody has voted yet, so there is nothing to count.',
  wins: (option: string, round: number, votes: number, of: number) =>
    `${option} wins in round ${round}, with ${votes} of the ${of} ballots that still count: more than half.`,
  ahead: (option: string, round: number, votes: number, of: number) =>
    `${option} is ahead in round ${round}, with ${votes} of the ${of} ballots that still count: more than half.`,
  tied: (options: readonly string[], votes: number) =>
    `It is a tie: ${and(options)} have ${n(votes, '# ballot', '# ballots')} each, and no others are left. A tie is declared, not broken.`,
  rounds: 'Round by round',
  round: (number: number) => `Round ${number}`,
  earlier: (until: number, dropped: readonly string[]) =>
    `Rounds 1 to ${until} dropped, one after another: ${and(dropped)}.`,
  others: (count: number) => n(count, '# other', '# others'),
  hidden: (count: number) =>
    n(
      count,
      '# option with as many ballots or fewer is not drawn.',
      '# options with as many ballots or fewer are not drawn.',
    ),
  gained: (count: number) => `${count} more than before`,
  drops: (option: string, votes: number) =>
    `${option} is last with ${n(votes, '# ballot', '# ballots')} and is dropped.`,
  goes: (to: readonly string[]) => `Its ballots go on: ${and(to)}.`,
  share: (votes: number, option: string) => `${votes} to ${option}`,
  nowhere: (votes: number) => n(votes, '# names nobody who is left', '# name nobody who is left'),
  byEarlier:
    'Several were last: the one with fewest ballots in the latest earlier round that tells them apart is dropped.',
  byOrder: 'Several were last, in all rounds: the one that comes last in the order for ties is dropped.',
  exhausted: 'Count no longer',
  dropped: 'Dropped',
  flow: 'Where the ballots of each round go on to: the rounds below say the same in words.',
  roundsTable: 'All rounds as a table: ballots for each option',
  comparing: 'One against one',
  condorcet: (option: string) => `${option} beats each other option one against one.`,
  noCondorcet: 'No option beats each other option one against one.',
  schulze: (tiers: readonly string[]) => `In order of all comparisons (Schulze method): ${tiers.join(', ')}.`,
  tier: (place: number, options: readonly string[]) => `${ordinal(place)} ${and(options)}`,
  matrix: 'How many rank the option of the row above that of the column',
  matrixPart: (count: number) =>
    `How many rank the option of the row above that of the column: the first ${count} options in Schulze order`,
  ties: 'How ties are broken',
  tiesBy:
    'Where several are last, the one goes that had fewest in an earlier round. If that does not tell them apart, an order decides that nobody chose: it follows from a secret number. Its fingerprint is public from the start, the number itself from the close, so that anybody can check.',
  commitment: 'Fingerprint (SHA-256)',
  seed: 'Number',
};
