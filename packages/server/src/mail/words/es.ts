import { plural } from '@hearth/core/domain';
import type { Words } from './types.ts';

/** Counts in words, with the number in place of `#`; whole millions have a form of their own. */
const n = (count: number, one: string, other: string, many = other): string =>
  plural('es', count, { one, many, other });

const of = (what: string): string => (what === '' ? '' : ` «${what}»`);
const inThread = (what: string): string => (what === '' ? '' : ` en «${what}»`);
const PACES = { instant: 'al momento', daily: 'una vez al día', weekly: 'una vez a la semana' } as const;

export const es: Words = {
  lang: 'es',
  notices: {
    reply: (who, what) => `Tienes una respuesta nueva${inThread(what)} de ${who}.`,
    mention: (who, what) => `Tienes una mención nueva${inThread(what)} de ${who}.`,
    answer: (who, what) => `Tu pregunta${inThread(what)} tiene una respuesta oficial de ${who}.`,
    approved: (what) => `Tu comentario${inThread(what)} ya está publicado.`,
    rejected: (what) => `Tu comentario${inThread(what)} no se publicó.`,
    featured: (what) => `Tu comentario${inThread(what)} se ha destacado.`,
    decided: (what) => `La encuesta${of(what)}, en la que participaste, ya está decidida.`,
    shipped: (what) =>
      what === ''
        ? 'Ya es realidad algo en lo que participaste.'
        : `Ya es realidad:${of(what)}. Tú participaste.`,
    declined: (what) => `La encuesta${of(what)}, en la que participaste, no saldrá adelante.`,
    reached: (what) => `La encuesta${of(what)}, en la que participaste, ha alcanzado su meta.`,
    badge: (what) => (what === '' ? 'Has recibido una insignia.' : `Has recibido la insignia${of(what)}.`),
    filled: (badges) =>
      n(
        badges,
        'Has recibido una insignia por algo que hiciste antes de que existiera.',
        'Has recibido # insignias por lo que hiciste antes de que existieran.',
        'Has recibido # de insignias por lo que hiciste antes de que existieran.',
      ),
    tier: (what) => (what === '' ? 'Has alcanzado un nivel nuevo.' : `Has alcanzado${of(what)}.`),
    gift: (what) => `Te han regalado el último paso${what === '' ? '' : ` hasta «${what}»`}.`,
    thanks: (who) => `Tienes un agradecimiento de ${who}.`,
    booked: (what) => (what === '' ? 'Ya tienes plaza.' : `Ya tienes plaza:${of(what)}.`),
    other: (what) => (what === '' ? 'Hay algo nuevo para ti.' : `Hay novedades para ti:${of(what)}.`),
  },
  people(names, more) {
    const others = more > 0 ? [n(more, '# persona más', '# personas más', '# de personas más')] : [];
    return new Intl.ListFormat('es').format([...names, ...others]);
  },
  somebody: 'alguien',
  team: 'parte del equipo',
  look: 'Ver',
  more: (count) => n(count, 'Y una cosa más.', 'Y # más.'),
  several: (count, site) =>
    n(
      count,
      `# novedad para ti en ${site}`,
      `# novedades para ti en ${site}`,
      `# de novedades para ti en ${site}`,
    ),
  intro: (pace, site) =>
    pace === 'instant'
      ? `Novedades para ti en ${site}:`
      : `Novedades para ti en ${site} que aún no has leído:`,
  because: (pace, site) =>
    `Recibes esto porque pediste que ${site} te escriba ${PACES[pace]} sobre lo que no has leído.`,
  leave: 'No recibir más correos',
  confirm: {
    subject: (site) => `¿Es esta tu dirección? Pregunta de ${site}`,
    text: (site, address) =>
      `Alguien pidió que ${site} envíe correos sobre respuestas y otras novedades a ${address}. Si fuiste tú, confírmalo.`,
    button: 'Sí, quiero recibir correos aquí',
    until: (when) => `El enlace es válido hasta el ${when}.`,
    ignore: 'Si no fuiste tú, no hagas nada: no se te enviará nada y esta dirección se olvidará.',
  },
  pages: {
    confirmTitle: '¿Es esta tu dirección?',
    confirmText: (address, site) =>
      `${site} enviará correos sobre respuestas y otras novedades a ${address}.`,
    confirmButton: 'Sí, quiero recibir correos ahí',
    confirmed: 'Gracias, la dirección está confirmada',
    confirmedText: (site) =>
      `Tú decides con qué frecuencia te escribe ${site} y sobre qué: está en tus ajustes allí.`,
    used: 'Este enlace ya no es válido',
    usedText: (site) => `Ya se usó o es demasiado antiguo. En tus ajustes de ${site} puedes pedir uno nuevo.`,
    leaveTitle: '¿No quieres más correos?',
    leaveText: (address, site) => `${site} dejará de escribir a ${address}.`,
    leaveButton: 'Cancelar estos correos',
    left: 'Ya no llegarán más correos',
    leftText: (site) => `Si cambias de idea, puedes volver a activarlos en tus ajustes de ${site}.`,
    unknown: 'Este enlace ya no lleva a ninguna parte',
    unknownText: (site) =>
      `Lo más probable es que ya no se envíe nada a esa dirección. Puedes verlo en tus ajustes de ${site}.`,
    back: (site) => `Ir a ${site}`,
  },
  test: {
    subject: (site) => `Una prueba de ${site}`,
    text: (site) => `Si lees esto, ${site} puede enviar correos. No tienes que hacer nada.`,
  },
};
