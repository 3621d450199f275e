import { n } from './n.ts';
import { ordinal } from './ordinal.ts';

/** What a poll says to somebody who votes; loads with the first touch. */
export const voting = {
  tooFew: (min: number) =>
    n(min, 'Please choose an option first.', 'Please choose at least # options first.'),
  change: 'Change my vote',
  withdraw: 'Take my vote back',
  abstain: 'Abstain',
  membersOnly: 'This poll is for members. Sign in to vote.',
  sending: 'Sending…',
  name: 'Your name',
  nameHint: 'You vote as a guest. Your name is not shown with your choice.',
  nameRequired: 'Please tell us a name first.',
  /** Opens the ballot, by kind. */
  begin: {
    ranked: 'Rank the options',
    score: 'Give marks',
    dots: 'Give points',
    quadratic: 'Give votes',
  },
  yourPlace: (place: number) => `Your ${ordinal(place)} choice`,
  yourMark: (mark: number) => `Your mark: ${mark}`,
  yourPoints: (count: number) => n(count, 'You gave # point', 'You gave # points'),
  yourVotes: (count: number) => n(count, 'You gave # vote', 'You gave # votes'),
  counted: 'Your vote is counted.',
  abstained: 'Your abstention is counted.',
  withdrawn: 'Your vote is taken back.',
  agreeFirst: 'Please agree to the use first: without that, no answer is stored.',
  notSent: 'That did not work.',
  offline: 'You seem to be offline.',
  kept: 'What you chose is kept.',
  how: 'How it is counted',
};
