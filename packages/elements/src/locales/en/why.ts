/** What a poll says to somebody who voted and may say why; loads for them. */
export const why = {
  label: 'Why? (optional)',
  hint: 'Posted as a comment, with your name.',
  /** Of an anonymous poll. */
  named: 'Your vote stays anonymous. This comment is not: it shows your name.',
  post: 'Post',
  sending: 'Sending…',
  waiting: 'Not sent yet. It goes by itself, as soon as that is possible.',
  fast: 'That was a bit fast. It goes by itself in a moment.',
  failed: 'Not sent.',
  anyway: 'Send anyway',
  change: 'Change the words',
  said: 'Thank you. What you wrote is in the conversation.',
  held: 'Thank you. What you wrote awaits review by the team.',
  read: 'Go to the conversation',
};
