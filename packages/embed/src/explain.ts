/** Sentences for the page's maker: what is wrong with the set-up, and what to mend. Loaded when something is. */
import { CommunityError, toCommunityError } from '@hearth/core/adapter';

export interface Where {
  readonly site: string;
  readonly server: string;
  /** Named by `<hearth-community>`, not by the script tag. */
  readonly provided: boolean;
}

const lost = (server: string, name: string): string =>
  `${server} cannot be reached. Check ${name}, that the server runs, and that connect-src of the page's Content-Security-Policy allows it.`;

const foreign = (server: string, name: string): string =>
  `${server} does not answer as a Hearth server. Check ${name}, and that the server runs.`;

/** Why connecting failed. Code and details stay, so that widgets word it as ever; the message names the fix. */
export function explain(thrown: unknown, { site, server, provided }: Where): CommunityError {
  const error = toCommunityError(thrown);
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
  return new CommunityError(error.code, sentences[error.code] ?? error.message, error.details, {
    cause: thrown,
  });
}

/** Tells that the page signs with the wrong key, for the wrong site, or that its clock is wrong. */
export function tokenRefused(server: string): void {
  say(`${server} refused the token that identify gave. Check its key, aud, iss and exp.`);
}

export const unknownBackend = (name: string, known: readonly string[]): string =>
  `data-backend="${name}" is not known. Use ${known.join(' or ')}, or leave it out.`;

export const brokenBackend = (name: string): string =>
  `the backend "${name}" did not load. Check the network and the page's Content-Security-Policy, and reload the page.`;

/** @param answer `null`: there was none */
export async function notOneSite(server: string, answer: Response | null): Promise<string> {
  if (!answer) return lost(server, 'data-server');
  const body = (await answer.json().catch(() => null)) as { readonly error?: unknown } | null;
  return body?.error
    ? `${server} does not have exactly one site. Name yours by data-site.`
    : foreign(server, 'data-server');
}

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

/** Tells of an attribute that the widgets can do without. */
export function leftOut(name: string, value: string, use: string): void {
  say(`${name}="${value}" is not known, and left out. Use ${use}.`);
}
