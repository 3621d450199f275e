import { n } from './n.ts';

/** What a poll says to somebody who shares its result; loads for them. */
export const card = {
  share: 'Share the result',
  drawing: 'Drawing…',
  saved: 'The picture is saved.',
  savedAndCopied: 'The picture is saved, and the link is copied.',
  failed: 'The picture could not be made.',
  /** On the picture. */
  undecided: 'Too few votes to decide anything',
  more: (count: number) => n(count, 'and # more', 'and # more'),
};
