import type { Labels } from './types.ts';

export const de: Labels = {
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
