import { plural } from '../format.ts';

const n = (count: number, one: string, other: string): string => plural('en', count, { one, other });

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
  copyHint: 'It is selected now: copy it with your device.',
  message: 'Your message',
  messageHint: 'It goes with the link. You send it yourself; we send nothing.',
  mail: 'Write a mail',
  share: 'Share…',
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
  reasons: {
    self: 'That is you.',
    alias: 'It looks like the same person.',
    late: 'The time to join had passed.',
    'already-member': 'Was a member before.',
  },
  terms: 'Conditions',
  invited: 'Were you invited?',
};
