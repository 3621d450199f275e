import type { Words } from './types.ts';

const of = (what: string): string => (what === '' ? '' : ` „${what}“`);
const inThread = (what: string): string => (what === '' ? '' : ` in „${what}“`);
const PACES = { instant: 'sofort', daily: 'einmal am Tag', weekly: 'einmal in der Woche' } as const;

export const de: Words = {
  lang: 'de',
  notices: {
    reply: (who, what) => `Neue Antwort für dich${inThread(what)} von ${who}.`,
    mention: (who, what) => `Du wurdest${inThread(what)} erwähnt, von ${who}.`,
    answer: (who, what) => `Deine Frage${inThread(what)} hat eine offizielle Antwort von ${who}.`,
    approved: (what) => `Dein Kommentar${inThread(what)} ist jetzt veröffentlicht.`,
    rejected: (what) => `Dein Kommentar${inThread(what)} wurde nicht veröffentlicht.`,
    featured: (what) => `Dein Kommentar${inThread(what)} wurde hervorgehoben.`,
    decided: (what) => `Die Abstimmung${of(what)}, bei der du dabei warst, ist entschieden.`,
    shipped: (what) => `Es ist da:${of(what)}. Du warst dabei.`,
    declined: (what) => `Aus der Abstimmung${of(what)}, bei der du dabei warst, wird nichts.`,
    reached: (what) => `Die Abstimmung${of(what)}, bei der du dabei warst, hat ihr Ziel erreicht.`,
    badge: (what) => `Du hast das Abzeichen${of(what)} bekommen.`,
    filled: (badges) =>
      badges === 1
        ? 'Du hast ein Abzeichen für etwas bekommen, das du tatest, bevor es das Abzeichen gab.'
        : `Du hast ${badges} Abzeichen für das bekommen, was du tatest, bevor es sie gab.`,
    tier: (what) => `Du hast${of(what)} erreicht.`,
    gift: (what) => `Dir wurde der letzte Schritt${what === '' ? '' : ` zu „${what}“`} geschenkt.`,
    thanks: (who) => `Ein Dank an dich, von ${who}.`,
    booked: (what) => `Du hast jetzt einen Platz:${of(what)}.`,
    other: (what) => (what === '' ? 'Es gibt etwas Neues für dich.' : `Neues für dich:${of(what)}.`),
  },
  people(names, more) {
    const others = more === 1 ? ['einem weiteren Mitglied'] : more > 1 ? [`${more} weiteren`] : [];
    return new Intl.ListFormat('de').format([...names, ...others]);
  },
  somebody: 'jemandem',
  team: 'dem Team',
  look: 'Ansehen',
  more: (count) => (count === 1 ? 'Und noch etwas.' : `Und ${count} weitere.`),
  several: (count, site) => `${count} Neuigkeiten für dich bei ${site}`,
  intro: (pace, site) =>
    pace === 'instant'
      ? `Neu für dich bei ${site}:`
      : `Was bei ${site} neu für dich und noch nicht gelesen ist:`,
  because: (pace, site) =>
    `Du bekommst das, weil ${site} dir ${PACES[pace]} schreiben soll, was du noch nicht gelesen hast.`,
  leave: 'Keine Mails mehr',
  confirm: {
    subject: (site) => `Ist das deine Adresse? ${site} fragt nach`,
    text: (site, address) =>
      `Jemand hat ${site} gebeten, Mails über Antworten und andere Neuigkeiten an ${address} zu schicken. Wenn du das warst, bestätige es bitte.`,
    button: 'Ja, schreibt mir hierher',
    until: (when) => `Der Link gilt bis ${when}.`,
    ignore: 'Wenn du es nicht warst, tu nichts: Dir wird nichts geschickt, und diese Adresse wird vergessen.',
  },
  pages: {
    confirmTitle: 'Ist das deine Adresse?',
    confirmText: (address, site) =>
      `${site} schickt dann Mails über Antworten und andere Neuigkeiten an ${address}.`,
    confirmButton: 'Ja, schreibt mir dorthin',
    confirmed: 'Danke, sie ist bestätigt',
    confirmedText: (site) =>
      `Wie oft ${site} schreibt und worüber, bestimmst du: in deinen Einstellungen dort.`,
    used: 'Dieser Link gilt nicht mehr',
    usedText: (site) =>
      `Er wurde schon benutzt oder ist zu alt. In deinen Einstellungen bei ${site} gibt es einen neuen.`,
    leaveTitle: 'Keine Mails mehr?',
    leaveText: (address, site) => `${site} schreibt dann nicht mehr an ${address}.`,
    leaveButton: 'Diese Mails abbestellen',
    left: 'Es kommen keine Mails mehr',
    leftText: (site) =>
      `Falls du es dir anders überlegst: In deinen Einstellungen bei ${site} geht es wieder an.`,
    unknown: 'Dieser Link führt nirgends mehr hin',
    unknownText: (site) =>
      `Vermutlich wird an diese Adresse nichts mehr geschickt. Deine Einstellungen bei ${site} sagen es.`,
    back: (site) => `Zu ${site}`,
  },
  test: {
    subject: (site) => `Ein Test von ${site}`,
    text: (site) => `Wenn du das liest, kann ${site} Mails senden. Es gibt nichts zu tun.`,
  },
};
