import { plural } from '../../domain/plural.ts';
import type { Labels } from './types.ts';

/** Spanish has a form of its own for whole millions: “1.000.000 de comentarios”. */
const n = (count: number, one: string, other: string): string =>
  plural('es', count, { one: `# ${one}`, many: `# de ${other}`, other: `# ${other}` });

export const es: Labels = {
  lang: 'es',
  title: 'Comentarios',
  count: (count) => n(count, 'comentario', 'comentarios'),
  empty: 'Aún no hay comentarios.',
  deleted: 'Este comentario se eliminó.',
  hidden: 'Este comentario no se muestra.',
  erased: 'Exmiembro',
  staff: 'Equipo',
  edited: 'editado',
  inReplyTo: (name) => `En respuesta a ${name}`,
  moreReplies: (count) => n(count, 'respuesta más', 'respuestas más'),
  next: {
    newest: 'Comentarios más antiguos',
    oldest: 'Comentarios más recientes',
    best: 'Más comentarios',
    controversial: 'Más comentarios',
  },
  prev: {
    newest: 'Comentarios más recientes',
    oldest: 'Comentarios más antiguos',
    best: 'Comentarios anteriores',
    controversial: 'Comentarios anteriores',
  },
  reviews: 'Reseñas',
  noReviews: 'Aún no hay reseñas.',
  reviewCount: (count) => n(count, 'reseña', 'reseñas'),
  stars: (rating) => `${rating.toLocaleString('es')} de 5 estrellas`,
  verified: 'Compra verificada',
  helpful: (count) => n(count, 'persona encontró útil esta reseña', 'personas encontraron útil esta reseña'),
  comments: (where) => `Comentarios: ${where}`,
  entry: (name, where) => `${name} en ${where}`,
};
