import type { ThreadSort } from '../domain/threads/types.ts';

/** The few words of what a server renders. */
export interface Labels {
  /** The language they are in, BCP 47. */
  readonly lang: string;
  readonly title: string;
  readonly count: (count: number) => string;
  readonly empty: string;
  readonly deleted: string;
  readonly hidden: string;
  readonly erased: string;
  readonly staff: string;
  readonly edited: string;
  readonly inReplyTo: (name: string) => string;
  readonly moreReplies: (count: number) => string;
  /** Links to the page behind and before this one, by the order of the comments. */
  readonly next: Readonly<Record<ThreadSort, string>>;
  readonly prev: Readonly<Record<ThreadSort, string>>;
  /** Where first comments are reviews. */
  readonly reviews: string;
  readonly noReviews: string;
  readonly reviewCount: (count: number) => string;
  /** Stars in words: the number is from 0.5 to 5. */
  readonly stars: (rating: number) => string;
  readonly verified: string;
  readonly helpful: (count: number) => string;
  /** Of a feed. */
  readonly comments: (where: string) => string;
  readonly entry: (name: string, where: string) => string;
}

const en: Labels = {
  lang: 'en',
  title: 'Comments',
  count: (count) => `${count.toLocaleString('en')} ${count === 1 ? 'comment' : 'comments'}`,
  empty: 'No comments yet.',
  deleted: 'This comment was deleted.',
  hidden: 'This comment is not shown.',
  erased: 'Former member',
  staff: 'Staff',
  edited: 'edited',
  inReplyTo: (name) => `In reply to ${name}`,
  moreReplies: (count) => `${count.toLocaleString('en')} more ${count === 1 ? 'reply' : 'replies'}`,
  next: {
    newest: 'Older comments',
    oldest: 'Newer comments',
    best: 'More comments',
    controversial: 'More comments',
  },
  prev: {
    newest: 'Newer comments',
    oldest: 'Older comments',
    best: 'Earlier comments',
    controversial: 'Earlier comments',
  },
  reviews: 'Reviews',
  noReviews: 'No reviews yet.',
  reviewCount: (count) => `${count.toLocaleString('en')} ${count === 1 ? 'review' : 'reviews'}`,
  stars: (rating) => `${rating.toLocaleString('en')} of 5 stars`,
  verified: 'Verified purchase',
  helpful: (count) => `${count.toLocaleString('en')} ${count === 1 ? 'person' : 'people'} found this helpful`,
  comments: (where) => `Comments: ${where}`,
  entry: (name, where) => `${name} on ${where}`,
};

const de: Labels = {
  lang: 'de',
  title: 'Kommentare',
  count: (count) => `${count.toLocaleString('de')} ${count === 1 ? 'Kommentar' : 'Kommentare'}`,
  empty: 'Noch keine Kommentare.',
  deleted: 'Dieser Kommentar wurde gelöscht.',
  hidden: 'Dieser Kommentar wird nicht gezeigt.',
  erased: 'Ehemaliges Mitglied',
  staff: 'Team',
  edited: 'bearbeitet',
  inReplyTo: (name) => `Antwort auf ${name}`,
  moreReplies: (count) => `${count.toLocaleString('de')} weitere ${count === 1 ? 'Antwort' : 'Antworten'}`,
  next: {
    newest: 'Ältere Kommentare',
    oldest: 'Neuere Kommentare',
    best: 'Weitere Kommentare',
    controversial: 'Weitere Kommentare',
  },
  prev: {
    newest: 'Neuere Kommentare',
    oldest: 'Ältere Kommentare',
    best: 'Frühere Kommentare',
    controversial: 'Frühere Kommentare',
  },
  reviews: 'Bewertungen',
  noReviews: 'Noch keine Bewertungen.',
  reviewCount: (count) => `${count.toLocaleString('de')} ${count === 1 ? 'Bewertung' : 'Bewertungen'}`,
  stars: (rating) => `${rating.toLocaleString('de')} von 5 Sternen`,
  verified: 'Kauf bestätigt',
  helpful: (count) =>
    `${count.toLocaleString('de')} ${count === 1 ? 'Person fand' : 'Personen fanden'} das hilfreich`,
  comments: (where) => `Kommentare: ${where}`,
  entry: (name, where) => `${name} zu ${where}`,
};

/** The words for a BCP 47 tag: its language's if we have them, else English. */
export const labelsFor = (locale: string): Labels => (/^de\b/i.test(locale) ? de : en);
