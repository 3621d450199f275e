import { plural } from '../../domain/plural.ts';
import type { Labels } from './types.ts';

/** A number and what it counts: `many` is that of millions, which take “de”. */
const n = (count: number, one: string, other: string, many = `de ${other}`): string =>
  plural('pt', count, { one: `# ${one}`, many: `# ${many}`, other: `# ${other}` });

export const pt: Labels = {
  lang: 'pt',
  title: 'Comentários',
  count: (count) => n(count, 'comentário', 'comentários'),
  empty: 'Ainda não há comentários.',
  deleted: 'Este comentário foi apagado.',
  hidden: 'Este comentário não é mostrado.',
  erased: 'Ex-membro',
  staff: 'Equipe',
  edited: 'editado',
  inReplyTo: (name) => `Em resposta a ${name}`,
  moreReplies: (count) => `mais ${n(count, 'resposta', 'respostas')}`,
  next: {
    newest: 'Comentários mais antigos',
    oldest: 'Comentários mais recentes',
    best: 'Mais comentários',
    controversial: 'Mais comentários',
  },
  prev: {
    newest: 'Comentários mais recentes',
    oldest: 'Comentários mais antigos',
    best: 'Comentários anteriores',
    controversial: 'Comentários anteriores',
  },
  reviews: 'Avaliações',
  noReviews: 'Ainda não há avaliações.',
  reviewCount: (count) => n(count, 'avaliação', 'avaliações'),
  stars: (rating) => `${rating.toLocaleString('pt')} de 5 estrelas`,
  verified: 'Compra verificada',
  helpful: (count) => n(count, 'pessoa achou isto útil', 'pessoas acharam isto útil'),
  comments: (where) => `Comentários: ${where}`,
  entry: (name, where) => `${name} em ${where}`,
};
