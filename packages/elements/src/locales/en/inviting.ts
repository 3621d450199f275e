import { n } from './n.ts';

/** What somebody reads who invites: passing it on, and how far they have come. Loads for members. */
export const inviting = {
  copyHint: 'It is selected now: copy it with your device.',
  message: 'Your message',
  messageHint: 'It goes with the link. You send it yourself; we send nothing.',
  ways: 'Ways to pass it on',
  mail: 'Write a mail',
  sms: 'Text message',
  share: 'Share…',
  by: (service: string) => `Share by ${service}`,
  newWindow: 'opens in a new window',
  reach: 'About how many people will see it?',
  reachHint: 'Your own estimate, if you like. Nothing is measured or looked up.',
  reachSave: 'Tell us',
  reachThanks: 'Thank you.',
  reachWrong: 'Write a number from 1 to 10,000,000.',
  reachFailed: 'That could not be sent. Please try again.',
  reasons: {
    self: 'That is you.',
    alias: 'It looks like the same person.',
    payment: 'The same means of payment as yours.',
    late: 'The time to join had passed.',
    'already-member': 'Was a member before.',
    customer: 'Was a customer before.',
    refunded: 'Sent back what they had bought.',
    denied: 'The team looked at it and said no.',
  },
  /** What a friend does that counts, after "each friend who" and "# more friends who". */
  deeds: {
    joined: (count: number, _what: string, _least: string) => (count === 1 ? 'joins' : 'join'),
    subscribed: (count: number, what: string, least: string) =>
      `${count === 1 ? 'subscribes' : 'subscribe'}${what && ` to ${what}`}${least && ` for ${least} or more`}`,
    purchased: (count: number, what: string, least: string) =>
      `${count === 1 ? 'buys' : 'buy'}${what && ` ${what}`}${least && ` for ${least} or more`}`,
  },
  progress: 'How far you are',
  each: (reward: string, deed: string) => `${reward} for each friend who ${deed}.`,
  next: (reward: string, deed: string) => `${reward} when your next friend ${deed}.`,
  more: (left: number, reward: string, deed: string) =>
    n(left, `One more friend who ${deed}: ${reward}.`, `# more friends who ${deed}: ${reward}.`),
  have: (have: number, need: number) => `${have} of ${need}`,
  won: (times: number) => n(times, 'Won once.', 'Won # times.'),
  most: (times: number) => n(times, 'It can be won once.', 'It can be won # times.'),
  full: 'That is all there is to win here. Thank you!',
  hold: (days: number) =>
    n(
      days,
      'It is yours a day later, unless something is sent back.',
      'It is yours # days later, unless something is sent back.',
    ),
  forFriend: (reward: string) => `Your friend gets: ${reward}.`,
  invitedBy: (name: string, date: string) => `${name} invited you on ${date}.`,
  invitedFor: (reward: string) => `What you get for it: ${reward}.`,
  notCounted: 'It does not count as an invitation.',
  books: 'What you have won',
  leaders: 'Who brought most',
  qr: 'QR code, to show or to print',
  partMissing: 'This part could not be loaded. Please try again.',
  offer: {
    gift: 'You were given something. Do you know somebody who would like it here, too?',
    badge: 'You have a new badge. Do you know somebody who would like it here, too?',
    answer: 'Your question was answered. Do you know somebody who would like it here, too?',
    shipped: 'Your idea has become real. Do you know somebody who would like to have a say, too?',
    thanks: 'You were thanked, and for good reason. Do you know somebody who would like it here, too?',
  },
  notNow: 'Not now',
  snoozed: 'All right. We will not ask again for a while.',
};
