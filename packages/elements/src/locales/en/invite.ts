import { n } from './n.ts';

export const invite = {
  title: 'Invite a friend',
  signIn: 'Sign in to get your own invitation link.',
  guest: 'Invitations are for members. Sign in to get your own link.',
  signInNow: 'Sign in',
  copied: 'Copied',
  link: 'Your link',
  code: 'Your code',
  copyLink: 'Copy link',
  copyCode: 'Copy code',
  reward: 'For you',
  friendReward: 'For your friend',
  types: {
    recognition: 'Recognition',
    access: 'Access',
    experience: 'Experience',
    economic: 'Saving',
  },
  joined: (count: number) => n(count, '# friend has joined', '# friends have joined'),
  nobody: 'Nobody has joined yet.',
  friends: 'Friends',
  friendsHint: 'You see first names and whether they joined, and nothing else.',
  states: { invited: 'Invited', joined: 'Joined', qualified: 'Counts', ineligible: 'Does not count' },
  terms: 'Conditions',
  invited: 'Were you invited?',
};
