import { plural } from '@hearth/core/domain';
import type { Words } from './types.ts';

const of = (what: string): string => (what === '' ? '' : ` “${what}”`);
const inThread = (what: string): string => (what === '' ? '' : ` em “${what}”`);
const PACES = { instant: 'na hora', daily: 'uma vez por dia', weekly: 'uma vez por semana' } as const;

const TEAM = 'a equipe';
/** “de” and “a” become one word. */
const from = (who: string): string => (who === TEAM ? 'da equipe' : `de ${who}`);

const n = (count: number, forms: Readonly<Record<'one' | 'many' | 'other', string>>): string =>
  plural('pt', count, forms);

export const pt: Words = {
  lang: 'pt',
  notices: {
    reply: (who, what) => `Nova resposta ${from(who)} para você${inThread(what)}.`,
    mention: (who, what) => `Nova menção ao seu nome${inThread(what)}, ${from(who)}.`,
    answer: (who, what) => `Sua pergunta${inThread(what)} tem uma resposta oficial ${from(who)}.`,
    approved: (what) => `Seu comentário${inThread(what)} já está publicado.`,
    rejected: (what) => `Seu comentário${inThread(what)} não foi publicado.`,
    featured: (what) => `Seu comentário${inThread(what)} ganhou destaque.`,
    decided: (what) => `A votação${of(what)}, que teve a sua participação, está decidida.`,
    shipped: (what) => `Já é realidade${what === '' ? '' : `: “${what}”`}, com a sua participação.`,
    declined: (what) => `A votação${of(what)}, que teve a sua participação, não vai adiante.`,
    reached: (what) => `A votação${of(what)}, que teve a sua participação, alcançou a meta.`,
    badge: (what) => `Você recebeu ${what === '' ? 'um emblema' : `o emblema “${what}”`}.`,
    filled: (badges) =>
      n(badges, {
        one: 'Você recebeu um emblema pelo que fez antes de ele existir.',
        many: 'Você recebeu # de emblemas pelo que fez antes de eles existirem.',
        other: 'Você recebeu # emblemas pelo que fez antes de eles existirem.',
      }),
    tier: (what) => `Você alcançou ${what === '' ? 'um novo nível' : `“${what}”`}.`,
    gift: (what) => `Você ganhou de presente o último passo${what === '' ? '' : ` até “${what}”`}.`,
    thanks: (who) => `Um agradecimento ${from(who)} para você.`,
    booked: (what) => `Agora você tem um lugar${what === '' ? '' : `: “${what}”`}.`,
    other: (what) => (what === '' ? 'Há novidades para você.' : `Há novidades para você: “${what}”.`),
  },
  people(names, more) {
    const others =
      more > 0 ? [n(more, { one: 'mais # pessoa', many: 'mais # de pessoas', other: 'mais # pessoas' })] : [];
    return new Intl.ListFormat('pt').format([...names, ...others]);
  },
  somebody: 'alguém',
  team: TEAM,
  look: 'Ver',
  more: (count) =>
    n(count, { one: 'E mais uma novidade.', many: 'E mais # de novidades.', other: 'E mais # novidades.' }),
  several: (count, site) =>
    `${n(count, { one: '# novidade', many: '# de novidades', other: '# novidades' })} para você em ${site}`,
  intro: (pace, site) =>
    pace === 'instant'
      ? `Novidades para você em ${site}:`
      : `O que há de novo para você em ${site} e ainda não foi lido:`,
  because: (pace, site) =>
    `Esta mensagem chegou porque ${site} recebeu o seu pedido de avisar ${PACES[pace]} sobre o que ainda não foi lido.`,
  leave: 'Não receber mais e-mails',
  confirm: {
    subject: (site) => `Este é o seu endereço? ${site} pergunta`,
    text: (site, address) =>
      `Alguém pediu a ${site} que envie e-mails sobre respostas e outras novidades para ${address}. Se o pedido foi seu, confirme, por favor.`,
    button: 'Sim, podem escrever para cá',
    until: (when) => `O link vale até ${when}.`,
    ignore:
      'Se o pedido não foi seu, não é preciso fazer nada: nenhum e-mail será enviado, e este endereço será esquecido.',
  },
  pages: {
    confirmTitle: 'Este é o seu endereço?',
    confirmText: (address, site) =>
      `${site} vai enviar e-mails sobre respostas e outras novidades para ${address}.`,
    confirmButton: 'Sim, podem escrever para lá',
    confirmed: 'Endereço confirmado',
    confirmedText: (site) =>
      `Com que frequência ${site} escreve, e sobre o quê, é uma escolha sua: veja as suas preferências lá.`,
    used: 'Este link não vale mais',
    usedText: (site) =>
      `Ele já foi usado ou é antigo demais. Nas suas preferências em ${site} é possível pedir um novo.`,
    leaveTitle: 'Não receber mais e-mails?',
    leaveText: (address, site) => `${site} não vai mais escrever para ${address}.`,
    leaveButton: 'Parar estes e-mails',
    left: 'Não virão mais e-mails',
    leftText: (site) => `Se mudar de ideia, é só ativar os e-mails de novo nas suas preferências em ${site}.`,
    unknown: 'Este link não leva mais a lugar nenhum',
    unknownText: (site) =>
      `É provável que nada mais seja enviado a esse endereço. As suas preferências em ${site} mostram o que ainda é.`,
    back: (site) => `Ir para ${site}`,
  },
  test: {
    subject: (site) => `Um teste de ${site}`,
    text: (site) => `Se esta mensagem chegou, ${site} consegue enviar e-mails. Não é preciso fazer nada.`,
  },
};
