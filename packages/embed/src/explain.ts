/** Sentences for the page's maker: what is wrong with the set-up, and what to mend. Loaded when something is. */
import { CommunityError, toCommunityError } from '@hearth/core/adapter';

export interface Where {
  readonly site: string;
  readonly server: string;
  /** Named by `<hearth-community>`, not by the script tag. */
  readonly provided: boolean;
  /** Whether the page gave a token. */
  signed: boolean;
}

/** What was asked for: the site itself, or something of it that an attribute names. */
export type Asked = 'site' | 'poll' | 'member';

const lost = (server: string, name: string): string =>
  `${server} cannot be reached. Check ${name}, that the server runs, and that connect-src of the page's Content-Security-Policy allows it.`;

const foreign = (server: string, name: string): string =>
  `${server} does not answer as a Hearth server. Check ${name}, and that the server runs.`;

/** Why asking failed, with a message that names the fix; code and details stay. What widgets only word is told here. */
export function explain(thrown: unknown, where: Where, what: Asked, id: unknown): CommunityError {
  const error = toCommunityError(thrown);
  if (what === 'site') return unconnected(error, where);
  if (error.code === 'not-found' && id !== 'me')
    say(`the site "${where.site}" has no ${what} "${String(id)}". Check ${what}="…".`);
  return error;
}

function unconnected(error: CommunityError, { site, server, provided, signed }: Where): CommunityError {
  // The page signs with the wrong key or for the wrong site, or a clock is wrong.
  if (error.code === 'unauthenticated' && signed)
    say(`${server} refused the token that identify gave. Check its key, aud, iss and exp.`);
  const name = (attribute: string): string =>
    provided ? `${attribute} of <hearth-community>` : `data-${attribute}`;
  const sentences: Partial<Record<CommunityError['code'], string>> = {
    'not-found': `the site "${site}" is not on ${server}. Check ${name('site')}.`,
    invalid: `"${site}" cannot be a site. ${error.message} Check ${name('site')}.`,
    offline: lost(server, name('server')),
    unavailable: foreign(server, name('server')),
    forbidden: `${server} does not allow pages of ${location.origin} for the site "${site}". Add it to the site's origins.`,
    unsupported: `${server} speaks another version. Load the script from there: ${server}/1/hearth.js.`,
  };
  const sentence = sentences[error.code];
  return sentence ? new CommunityError(error.code, sentence, error.details, { cause: error }) : error;
}

/** A mistake of the script tag, its message a sentence for the page's maker. */
const mistake = (sentence: string, cause?: unknown): CommunityError =>
  new CommunityError('invalid', sentence, {}, { cause });

export const unknownBackend = (name: string, known: readonly string[]): CommunityError =>
  mistake(`data-backend="${name}" is not known. Use ${known.join(' or ')}, or leave it out.`);

export const brokenBackend = (name: string, cause: unknown): CommunityError =>
  mistake(
    `the backend "${name}" did not load. Check the network and the page's Content-Security-Policy, and reload the page.`,
    cause,
  );

/** @param answer what the server said to the question for its only site; `null`: nothing */
export const notOneSite = (server: string, answer: object | null): CommunityError =>
  mistake(
    answer && 'error' in answer
      ? `${server} does not have exactly one site. Name yours by data-site.`
      : (answer ? foreign : lost)(server, 'data-server'),
  );

const said = new Set<string>();

function say(line: string, ...about: unknown[]): void {
  if (!said.has(line)) console.error(`Hearth: ${line}`, ...about);
  said.add(line);
}

/** Puts the mistake where the widget would be, and once into the console. */
export function unknownWidget(place: Element, kind: string, known: readonly string[]): void {
  const words = `"${kind}" is not a widget of Hearth. Use ${known.join(', ')}.`;
  say(words, place);
  if (place.querySelector(':scope>[role=alert]')) return;
  const note = place.ownerDocument.createElement('p');
  note.setAttribute('role', 'alert');
  note.textContent = words;
  place.append(note);
}

/** Tells of an attribute of the script tag that the widgets can do without. */
export function leftOut(name: 'theme' | 'locale', value: string): void {
  const use = { theme: '"light", "dark" or "auto"', locale: 'a language tag such as "de" or "pt-BR"' }[name];
  say(`data-${name}="${value}" is not known, and left out. Use ${use}.`);
}
