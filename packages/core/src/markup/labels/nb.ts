import { plural } from '../../domain/plural.ts';
import type { Labels } from './types.ts';

const n = (count: number, one: string, other: string): string => plural('nb', count, { one, other });

export const nb: Labels = {
  lang: 'nb',
  title: 'Kommentarer',
  count: (count) => n(count, '# kommentar', '# kommentarer'),
  empty: 'Ingen kommentarer ennå.',
  deleted: 'Denne kommentaren er slettet.',
  hidden: 'Denne kommentaren vises ikke.',
  erased: 'Tidligere medlem',
  staff: 'Teamet',
  edited: 'redigert',
  inReplyTo: (name) => `Svar til ${name}`,
  moreReplies: (count) => n(count, '# svar til', '# svar til'),
  next: {
    newest: 'Eldre kommentarer',
    oldest: 'Nyere kommentarer',
    best: 'Flere kommentarer',
    controversial: 'Flere kommentarer',
  },
  prev: {
    newest: 'Nyere kommentarer',
    oldest: 'Eldre kommentarer',
    best: 'Tidligere kommentarer',
    controversial: 'Tidligere kommentarer',
  },
  reviews: 'Anmeldelser',
  noReviews: 'Ingen anmeldelser ennå.',
  reviewCount: (count) => n(count, '# anmeldelse', '# anmeldelser'),
  stars: (rating) => `${rating.toLocaleString('nb')} av 5 stjerner`,
  verified: 'Bekreftet kjøp',
  helpful: (count) => n(count, '# person syntes dette var nyttig', '# personer syntes dette var nyttig'),
  comments: (where) => `Kommentarer: ${where}`,
  entry: (name, where) => `${name} om ${where}`,
};
