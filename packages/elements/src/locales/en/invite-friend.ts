/** What somebody reads who was invited; loads with that side. */
export const inviteFriend = {
  welcome: (name: string, programme: string) => `${name} invited you: ${programme}`,
  next: 'Sign in or join, and you both get what is promised. Nothing is saved on this device before that.',
  until: (date: string) => `The invitation is open until ${date}.`,
  forYou: 'For you',
  checking: 'One moment: we tell them that you are here.',
  joined: (name: string) => `You are in. ${name} will see that you joined.`,
  ineligible: (name: string) => `You are welcome here, but this does not count as an invitation by ${name}.`,
  reasons: {
    self: 'It is your own link. Pass it on to a friend.',
    alias: 'It looks like the account of the person who invited you.',
    late: 'The time in which joining counts has passed.',
    'already-member': 'You were a member before you opened the link.',
  },
  code: 'Code',
  codeHint: '8 letters and digits. Small letters, spaces and hyphens are fine.',
  enter: 'Use the code',
  checkingCode: 'Looking…',
  codeRequired: 'A code has 8 letters and digits. Please check it.',
  unknown: 'Nobody has this code. Please check it.',
  expired: 'This invitation has run out. Ask for a new one.',
  unknownLink: 'This invitation link does not work. Ask your friend for it again, or enter their code.',
};
