import { n } from './n.ts';

/** What a poll says to somebody who votes; loads with the first touch. */
export const voting = {
  tooFew: (min: number) =>
    n(min, 'Please choose an option first.', 'Please choose at least # options first.'),
  change: 'Change my vote',
  withdraw: 'Take my vote back',
  membersOnly: 'This poll is for members. Sign in to vote.',
  sending: 'Sending…',
  name: 'Your name',
  nameHint: 'You vote as a guest. Your name is not shown with your choice.',
  nameRequired: 'Please tell us a name first.',
  counted: 'Your vote is counted.',
  withdrawn: 'Your vote is taken back.',
  notSent: 'That did not work.',
  offline: 'You seem to be offline.',
  kept: 'What you chose is kept.',
};
