import { n } from './n.ts';

const and = (names: readonly string[]): string => new Intl.ListFormat('en').format(names);

/** How many a poll needs, what it decided, and how anybody can check that; loads with the first poll that has any of it. */
export const deciding = {
  needed: (needed: number) =>
    n(needed, 'It takes # vote to decide anything.', 'It takes at least # votes to decide anything.'),
  soFar: (cast: number, needed: number) => `${cast} of ${needed} votes needed`,
  enough: (cast: number, needed: number) => `${cast} votes, and ${needed} were needed`,
  won: (option: string, figure: string) => `Decided: ${option}, with ${figure}.`,
  tie: (options: readonly string[], figure: string) =>
    `It is a tie: ${and(options)}, with ${figure} each. A tie is declared, not broken, so nothing is decided yet.`,
  noQuorum: (cast: number, needed: number) =>
    `Nothing is decided: ${n(cast, '# person', '# people')} voted, and it took ${needed}.`,
  nobody: 'Nothing is decided: nobody chose anything.',
  mean: (mean: string) => `a mean of ${mean}`,
  ballots: (votes: number) => n(votes, '# ballot', '# ballots'),
  inRound: (votes: number, of: number, round: number) =>
    `${votes} of the ${of} ballots that still count in round ${round}`,
  abstained: (count: number) =>
    n(
      count,
      '# person abstained: that counts as a vote, and for no option.',
      '# people abstained: that counts as votes, and for no option.',
    ),
  youAbstained: 'You abstained: that counts as a vote, and for no option.',
  check: 'Check the result',
  file: (ballots: number) =>
    `The audit file holds the rules, the result, and all ${ballots} ballots: without names, and sorted so that nobody can tell who voted when. Whoever has it can count again.`,
  digest: 'Fingerprint of the file (SHA-256)',
  download: 'Download the audit file',
  bringing: 'Fetching…',
  run: 'This counts again, on any computer that has Hearth, and says whether it is this file:',
  voters: 'How surely voters are known',
  votersFor: 'Only the team sees this.',
  host: 'Vouched for by your site',
  token: 'By a link that works once',
  device: 'Guests, known by their device',
  inSteps: 'This poll is anonymous: these numbers move in steps of five.',
};
