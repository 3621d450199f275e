import { plural } from '../../domain/plural.ts';
import type { Labels } from './types.ts';

/** A number with what it counts; millions need « de ». */
const n = (count: number, one: string, other: string): string =>
  plural('fr', count, {
    one: `# ${one}`,
    many: `# ${/^[aeiou]/.test(other) ? 'd’' : 'de '}${other}`,
    other: `# ${other}`,
  });

export const fr: Labels = {
  lang: 'fr',
  title: 'Commentaires',
  count: (count) => n(count, 'commentaire', 'commentaires'),
  empty: 'Pas encore de commentaires.',
  deleted: 'Ce commentaire a été supprimé.',
  hidden: 'Ce commentaire n’est pas affiché.',
  erased: 'Ancien membre',
  staff: 'Équipe',
  edited: 'modifié',
  inReplyTo: (name) => `En réponse à ${name}`,
  moreReplies: (count) => n(count, 'autre réponse', 'autres réponses'),
  next: {
    newest: 'Commentaires plus anciens',
    oldest: 'Commentaires plus récents',
    best: 'Plus de commentaires',
    controversial: 'Plus de commentaires',
  },
  prev: {
    newest: 'Commentaires plus récents',
    oldest: 'Commentaires plus anciens',
    best: 'Commentaires précédents',
    controversial: 'Commentaires précédents',
  },
  reviews: 'Avis',
  noReviews: 'Pas encore d’avis.',
  reviewCount: (count) => n(count, 'avis', 'avis'),
  stars: (rating) => `${rating.toLocaleString('fr')} sur 5 étoiles`,
  verified: 'Achat vérifié',
  helpful: (count) => n(count, 'personne a trouvé cet avis utile', 'personnes ont trouvé cet avis utile'),
  comments: (where) => `Commentaires\u00a0: ${where}`,
  entry: (name, where) => `${name} sur ${where}`,
};
