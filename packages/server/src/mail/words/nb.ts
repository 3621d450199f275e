import { plural } from '@hearth/core/domain';
import type { Words } from './types.ts';

const n = (count: number, one: string, other: string): string => plural('nb', count, { one, other });

const of = (what: string): string => (what === '' ? '' : ` «${what}»`);
const inThread = (what: string): string => (what === '' ? '' : ` i «${what}»`);
const PACES = { instant: 'med en gang', daily: 'én gang om dagen', weekly: 'én gang i uken' } as const;

export const nb: Words = {
  lang: 'nb',
  notices: {
    reply: (who, what) => `Nytt svar til deg${inThread(what)} fra ${who}.`,
    mention: (who, what) => `Du ble nevnt${inThread(what)} av ${who}.`,
    answer: (who, what) => `Spørsmålet ditt${inThread(what)} har fått et offisielt svar fra ${who}.`,
    approved: (what) => `Kommentaren din${inThread(what)} er nå publisert.`,
    rejected: (what) => `Kommentaren din${inThread(what)} ble ikke publisert.`,
    featured: (what) => `Kommentaren din${inThread(what)} er fremhevet.`,
    decided: (what) => `Avstemningen${of(what)}, som du var med på, er avgjort.`,
    shipped: (what) => `Det er her:${of(what)}. Du var med.`,
    declined: (what) => `Det blir ikke noe av avstemningen${of(what)}, som du var med på.`,
    reached: (what) => `Avstemningen${of(what)}, som du var med på, har nådd målet.`,
    badge: (what) => `Du har fått merket${of(what)}.`,
    filled: (badges) =>
      n(
        badges,
        'Du har fått et merke for noe du gjorde før merket fantes.',
        'Du har fått # merker for det du gjorde før de fantes.',
      ),
    tier: (what) => `Du har nådd${of(what)}.`,
    gift: (what) => `Du har fått det siste steget${what === '' ? '' : ` til «${what}»`}.`,
    thanks: (who) => `Du har fått en takk fra ${who}.`,
    booked: (what) => `Du har fått plass:${of(what)}.`,
    other: (what) => (what === '' ? 'Det er noe nytt til deg.' : `Nytt til deg:${of(what)}.`),
  },
  people(names, more) {
    const others = more > 0 ? [n(more, 'én til', '# andre')] : [];
    return new Intl.ListFormat('nb').format([...names, ...others]);
  },
  somebody: 'noen',
  team: 'teamet',
  look: 'Se',
  more: (count) => n(count, 'Og én ting til.', 'Og # til.'),
  several: (count, site) => `${n(count, '# nyhet', '# nyheter')} til deg hos ${site}`,
  intro: (pace, site) =>
    pace === 'instant' ? `Nytt til deg hos ${site}:` : `Nytt til deg hos ${site} som du ikke har lest ennå:`,
  because: (pace, site) =>
    `Du får denne e-posten fordi du har bedt ${site} om å skrive til deg ${PACES[pace]} om det du ikke har lest.`,
  leave: 'Ikke mer e-post',
  confirm: {
    subject: (site) => `Er dette adressen din? ${site} spør`,
    text: (site, address) =>
      `Noen har bedt ${site} om å sende e-post om svar og annet nytt til ${address}. Hvis det var du, kan du bekrefte det her.`,
    button: 'Ja, skriv til meg her',
    until: (when) => `Lenken gjelder til ${when}.`,
    ignore:
      'Hvis det ikke var du, trenger du ikke å gjøre noe: Ingenting blir sendt til deg, og denne adressen blir glemt.',
  },
  pages: {
    confirmTitle: 'Er dette adressen din?',
    confirmText: (address, site) => `${site} sender da e-post om svar og annet nytt til ${address}.`,
    confirmButton: 'Ja, skriv til meg der',
    confirmed: 'Takk, den er bekreftet',
    confirmedText: (site) =>
      `Hvor ofte ${site} skriver, og om hva, bestemmer du: Se innstillingene dine der.`,
    used: 'Denne lenken gjelder ikke lenger',
    usedText: (site) =>
      `Den er allerede brukt, eller den er for gammel. I innstillingene dine hos ${site} finner du en ny.`,
    leaveTitle: 'Ikke mer e-post?',
    leaveText: (address, site) => `${site} skriver da ikke til ${address} lenger.`,
    leaveButton: 'Stopp denne e-posten',
    left: 'Det kommer ikke mer e-post',
    leftText: (site) => `Hvis du ombestemmer deg: I innstillingene dine hos ${site} kan du slå den på igjen.`,
    unknown: 'Denne lenken fører ikke lenger noe sted',
    unknownText: (site) =>
      `Trolig sendes det ikke lenger noe til den adressen. Innstillingene dine hos ${site} viser hva som sendes.`,
    back: (site) => `Til ${site}`,
  },
  test: {
    subject: (site) => `En test fra ${site}`,
    text: (site) => `Hvis du leser dette, kan ${site} sende e-post. Du trenger ikke å gjøre noe.`,
  },
};
