/** Sentences for the page's maker: what is wrong with the set-up, and what to mend. Loaded when something is. */
import { CommunityError, toCommunityError } from '@hearth/core/adapter';
import type { Asked, Where } from './where.ts';

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
export const mistake = (sentence: string, cause?: unknown): CommunityError =>
  new CommunityError('invalid', sentence, {}, { cause });

/** The one site of a server that has just one. Throws what is wrong with the set-up otherwise. */
export async function onlySite(server: string, get: typeof fetch): Promise<string> {
  let body: { readonly site?: unknown } | null;
  try {
    body = (await (await get(`${server}/v1/sites`, { credentials: 'omit' })).json()) as object;
  } catch (thrown) {
    // What answers without JSON is something else than Hearth.
    body = thrown instanceof SyntaxError ? {} : null;
  }
  if (typeof body?.site === 'string') return body.site;
  throw mistake(
    body && 'error' in body
      ? `${server} does not have exactly one site. Name yours by data-site.`
      : (body ? foreign : lost)(server, 'data-server'),
  );
}

const said = new Set<string>();

function say(line: string, ...about: unknown[]): void {
  if (!said.has(line)) console.error(`Hearth: ${line}`, ...about);
  said.add(line);
}

/** What can be asked for by an element's name or by `data-hearth`. */
const KINDS = [
  'thread',
  'poll',
  'badges',
  'invite',
  'impact',
  'gate',
  'bell',
  'figures',
  'count',
  'community',
];

/** Puts the mistake where the widget would be, and once into the console. */
export function unknownWidget(place: Element, kind: string): void {
  const words = `"${kind}" is not a widget of Hearth. Use ${KINDS.join(', ')}.`;
  say(words, place);
  if (place.querySelector(':scope>[role=alert]')) return;
  const note = place.ownerDocument.createElement('p');
  note.setAttribute('role', 'alert');
  note.textContent = words;
  place.append(note);
}

/** What the widgets can do without, with what it may be. */
const CHECKED = [
  ['theme', /^(light|dark|auto)$/, '"light", "dark" or "auto"'],
  ['locale', /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i, 'a language tag such as "de" or "pt-BR"'],
] as const;

/** Tells of attributes of the script tag that mean nothing; the widgets do without them. */
export function check(tag: Readonly<Record<'theme' | 'locale', string | null | undefined>>): void {
  for (const [name, right, use] of CHECKED) {
    const value = tag[name];
    if (value && !right.test(value)) say(`data-${name}="${value}" is not known, and left out. Use ${use}.`);
  }
}
