import { n } from './n.ts';

/** What is said about pictures where one writes: loads with the first one. */
export const picturing = {
  list: 'Pictures',
  alt: 'Describe this picture',
  altHint: 'Descriptions are read out to those who can’t see the pictures.',
  altRequired: 'Please describe each picture first.',
  uploading: 'Uploading…',
  wait: 'One moment: a picture is still being uploaded.',
  failed: 'Please remove what could not be uploaded, or try again.',
  added: (name: string) => `${name} is uploaded. Please describe it.`,
  removed: 'Picture removed.',
  remove: 'Remove picture',
  cancel: 'Cancel upload',
  tooMany: (limit: number) => n(limit, 'There can be one picture.', 'There can be # pictures at most.'),
  tooLarge: (megabytes: string) => `This file is too large. Pictures can have up to ${megabytes} MB.`,
  noPicture: 'This is no picture, or none that we can read.',
  tooManyPixels: 'This picture has too many pixels. Please make it smaller.',
  gone: 'A picture of your draft is no longer there. Please add it again.',
};
