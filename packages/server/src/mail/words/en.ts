import type { Words } from './types.ts';

const of = (what: string): string => (what === '' ? '' : ` “${what}”`);
const inThread = (what: string): string => (what === '' ? '' : ` in “${what}”`);
const PACES = { instant: 'at once', daily: 'once a day', weekly: 'once a week' } as const;

export const en: Words = {
  lang: 'en',
  notices: {
    reply: (who, what) => `${who} replied to you${inThread(what)}.`,
    mention: (who, what) => `${who} mentioned you${inThread(what)}.`,
    answer: (who, what) => `Your question${inThread(what)} has an official answer by ${who}.`,
    approved: (what) => `Your comment${inThread(what)} is published now.`,
    rejected: (what) => `Your comment${inThread(what)} was not published.`,
    featured: (what) => `Your comment${inThread(what)} was featured.`,
    decided: (what) => `The poll${of(what)} that you took part in is decided.`,
    shipped: (what) => `It is here:${of(what)}, which you took part in.`,
    declined: (what) => `The poll${of(what)} that you took part in comes to nothing.`,
    reached: (what) => `The poll${of(what)} that you took part in has reached its goal.`,
    badge: (what) => `You were given the badge${of(what)}.`,
    filled: (badges) =>
      badges === 1
        ? 'You were given a badge for what you did before there was one.'
        : `You were given ${badges} badges for what you did before there were any.`,
    tier: (what) => `You have reached${of(what)}.`,
    gift: (what) => `You were given the last step${what === '' ? '' : ` to “${what}”`}.`,
    thanks: (who) => `${who} thanked you.`,
    booked: (what) => `You have a place now:${of(what)}.`,
    other: (what) => (what === '' ? 'There is something new for you.' : `There is news for you:${of(what)}.`),
  },
  people(names, more) {
    const others = more === 1 ? ['one more'] : more > 1 ? [`${more} others`] : [];
    return new Intl.ListFormat('en').format([...names, ...others]);
  },
  somebody: 'Somebody',
  team: 'The team',
  look: 'Look',
  more: (count) => (count === 1 ? 'And one more thing.' : `And ${count} more.`),
  several: (count, site) => `${count} new things for you at ${site}`,
  intro: (pace, site) =>
    pace === 'instant' ? `New for you at ${site}:` : `What is new for you at ${site}, and not read yet:`,
  because: (pace, site) =>
    `You get this because you asked ${site} to write to you ${PACES[pace]} of what you have not read.`,
  leave: 'No more mails',
  confirm: {
    subject: (site) => `Is this your address? ${site} asks`,
    text: (site, address) =>
      `Somebody asked ${site} to send mails about replies and other news to ${address}. If that was you, please confirm it.`,
    button: 'Yes, write to me here',
    until: (when) => `The link is good until ${when}.`,
    ignore: 'If it was not you, do nothing: nothing will be sent to you, and this address is forgotten.',
  },
  pages: {
    confirmTitle: 'Is this your address?',
    confirmText: (address, site) => `${site} will send mails about replies and other news to ${address}.`,
    confirmButton: 'Yes, write to me there',
    confirmed: 'Thank you, it is confirmed',
    confirmedText: (site) =>
      `How often ${site} writes, and about what, is up to you: see your settings there.`,
    used: 'This link is not good any more',
    usedText: (site) => `It was used already, or is too old. Your settings at ${site} have a new one.`,
    leaveTitle: 'No more mails?',
    leaveText: (address, site) => `${site} will not write to ${address} any more.`,
    leaveButton: 'Stop these mails',
    left: 'No more mails will come',
    leftText: (site) => `If you change your mind: your settings at ${site} turn them on again.`,
    unknown: 'This link does not lead anywhere any more',
    unknownText: (site) =>
      `Most likely, nothing is sent to that address any more. Your settings at ${site} say what is.`,
    back: (site) => `To ${site}`,
  },
  test: {
    subject: (site) => `A test by ${site}`,
    text: (site) => `If you read this, ${site} can send mail. There is nothing to do.`,
  },
};
