import { n } from './n.ts';

/** What is said around the picture of one's impact, and on it; loads for whoever makes one. */
export const impactCard = {
  drawing: 'Drawing…',
  made: 'This is your picture. Nobody sees it unless you share it.',
  share: 'Share',
  save: 'Save',
  close: 'Close',
  saved: 'The picture is saved.',
  savedAndCopied: 'The picture is saved, and the link is copied.',
  failed: 'The picture could not be made.',
  /** On the picture. */
  title: (name: string, site: string) => (site ? `${name} at ${site}` : name),
  quarter: (quarter: number, year: number) => `quarter ${quarter} of ${year}`,
  more: (percent: number) => (percent > 0 ? `${percent} % more than the others` : ''),
  came: (decided: number, shipped: number) =>
    [
      decided && n(decided, '# poll decided', '# polls decided'),
      shipped && n(shipped, '# idea made', '# ideas made'),
    ]
      .filter(Boolean)
      .join(' · '),
  left: (count: number) => n(count, 'and # more', 'and # more'),
};
