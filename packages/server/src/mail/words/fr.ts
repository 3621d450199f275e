import { plural } from '@hearth/core/domain';
import type { Words } from './types.ts';

/** A number with what it counts; millions need « de ». */
const n = (count: number, one: string, other: string): string =>
  plural('fr', count, {
    one: `# ${one}`,
    many: `# ${/^[aeiou]/.test(other) ? 'd’' : 'de '}${other}`,
    other: `# ${other}`,
  });

const of = (what: string): string => (what === '' ? '' : ` «\u00a0${what}\u00a0»`);
const inThread = (what: string): string => (what === '' ? '' : ` dans «\u00a0${what}\u00a0»`);
const PACES = { instant: 'aussitôt', daily: 'une fois par jour', weekly: 'une fois par semaine' } as const;

export const fr: Words = {
  lang: 'fr',
  notices: {
    reply: (who, what) => `Une réponse pour vous${inThread(what)}, écrite par ${who}.`,
    mention: (who, what) => `Une mention de votre nom${inThread(what)}, faite par ${who}.`,
    answer: (who, what) => `Votre question${inThread(what)} a une réponse officielle, donnée par ${who}.`,
    approved: (what) => `Votre commentaire${inThread(what)} est maintenant publié.`,
    rejected: (what) => `Votre commentaire${inThread(what)} n’a pas été publié.`,
    featured: (what) => `Votre commentaire${inThread(what)} a été mis en avant.`,
    decided: (what) => `Le sondage${of(what)}, auquel vous avez participé, est décidé.`,
    shipped: (what) =>
      what === ''
        ? 'C’est là, et vous y avez participé.'
        : `C’est là\u00a0:${of(what)}. Vous y avez participé.`,
    declined: (what) => `Le sondage${of(what)}, auquel vous avez participé, n’aura pas de suite.`,
    reached: (what) => `Le sondage${of(what)}, auquel vous avez participé, a atteint son objectif.`,
    badge: (what) => `Vous avez reçu le badge${of(what)}.`,
    filled: (badges) =>
      badges === 1
        ? 'Vous avez reçu un badge pour ce que vous aviez fait avant qu’il existe.'
        : `Vous avez reçu ${n(badges, 'badge', 'badges')} pour ce que vous aviez fait avant qu’ils existent.`,
    tier: (what) => (what === '' ? 'Vous avez atteint un nouveau palier.' : `Vous avez atteint${of(what)}.`),
    gift: (what) => `On vous a offert le dernier pas${what === '' ? '' : ` jusqu’à «\u00a0${what}\u00a0»`}.`,
    thanks: (who) => `${who} vous remercie.`,
    booked: (what) =>
      what === '' ? 'Vous avez maintenant une place.' : `Vous avez maintenant une place\u00a0:${of(what)}.`,
    other: (what) =>
      what === '' ? 'Il y a du nouveau pour vous.' : `Du nouveau pour vous\u00a0:${of(what)}.`,
  },
  people(names, more) {
    const others = more > 0 ? [n(more, 'autre', 'autres')] : [];
    return new Intl.ListFormat('fr').format([...names, ...others]);
  },
  somebody: 'quelqu’un',
  team: 'L’équipe',
  look: 'Voir',
  more: (count) => (count === 1 ? 'Et une autre nouvelle.' : `Et ${n(count, 'autre', 'autres')}.`),
  several: (count, site) => `${n(count, 'nouvelle', 'nouvelles')} pour vous sur ${site}`,
  intro: (pace, site) =>
    pace === 'instant'
      ? `Du nouveau pour vous sur ${site}\u00a0:`
      : `Ce qui est nouveau pour vous sur ${site} et pas encore lu\u00a0:`,
  because: (pace, site) =>
    `Vous recevez ceci parce que vous avez demandé à ${site} de vous écrire ${PACES[pace]} ce que vous n’avez pas encore lu.`,
  leave: 'Plus d’e-mails',
  confirm: {
    subject: (site) => `Est-ce votre adresse\u202f? Une question de ${site}`,
    text: (site, address) =>
      `Quelqu’un a demandé à ${site} d’envoyer à ${address} des e-mails sur les réponses et autres nouvelles. Si c’était vous, veuillez le confirmer.`,
    button: 'Oui, m’écrire ici',
    until: (when) => `Le lien est valable jusqu’au ${when}.`,
    ignore:
      'Si ce n’était pas vous, ne faites rien\u00a0: rien ne vous sera envoyé, et cette adresse sera oubliée.',
  },
  pages: {
    confirmTitle: 'Est-ce votre adresse\u202f?',
    confirmText: (address, site) =>
      `${site} enverra à ${address} des e-mails sur les réponses et autres nouvelles.`,
    confirmButton: 'Oui, m’écrire à cette adresse',
    confirmed: 'Merci, l’adresse est confirmée',
    confirmedText: (site) =>
      `À quelle fréquence ${site} vous écrit, et à quel sujet, c’est vous qui décidez\u00a0: dans vos réglages là-bas.`,
    used: 'Ce lien n’est plus valable',
    usedText: (site) =>
      `Il a déjà été utilisé ou il est trop ancien. Vos réglages sur ${site} en proposent un nouveau.`,
    leaveTitle: 'Ne plus recevoir d’e-mails\u202f?',
    leaveText: (address, site) => `${site} n’écrira plus à ${address}.`,
    leaveButton: 'Arrêter ces e-mails',
    left: 'Vous ne recevrez plus d’e-mails',
    leftText: (site) => `Si vous changez d’avis\u00a0: vos réglages sur ${site} permettent de les réactiver.`,
    unknown: 'Ce lien ne mène plus nulle part',
    unknownText: (site) =>
      `Probablement, plus rien n’est envoyé à cette adresse. Vos réglages sur ${site} indiquent ce qu’il en est.`,
    back: (site) => `Aller sur ${site}`,
  },
  test: {
    subject: (site) => `Un test de ${site}`,
    text: (site) => `Si vous lisez ceci, ${site} peut envoyer des e-mails. Il n’y a rien à faire.`,
  },
};
