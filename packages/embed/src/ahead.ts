import type { Settings } from './settings.ts';

/** Answers that were asked for before the code that needs them was here, by address. Each is taken once, by the runtime. */
export type Ahead = Map<string, Promise<Response>>;

/** What a widget of a kind reads first, below its site. Must be what the http adapter asks for: a test holds it to that. */
const FIRST: Readonly<Record<string, (element: Element) => string | null>> = {
  thread: (element) => below('threads', element, 'topic', `?sort=${element.getAttribute('sort') || 'newest'}`),
  poll: (element) => below('polls', element, 'poll', ''),
};

const below = (part: string, element: Element, attribute: string, query: string): string | null => {
  const value = element.getAttribute(attribute);
  return value && `/${part}/${encodeURIComponent(value)}${query}`;
};

/** Asks for public data at the same time as for code, so that a page is readable one round trip sooner. */
export function askAhead(
  ahead: Ahead,
  { backend, server, site }: Settings,
  kind: string,
  element: Element,
): void {
  if (backend !== 'http') return;
  const path = FIRST[kind]?.(element);
  const base = `${server}/v1/sites`;
  const of = `${base}/${encodeURIComponent(site ?? '')}`;
  for (const address of site ? [`${of}?spec=1.0`, path && of + path] : [base]) {
    if (!address || ahead.has(address)) continue;
    const answer = fetch(address, { credentials: 'omit' });
    // Whoever takes it meets the failure; nobody else does.
    answer.catch(() => {});
    ahead.set(address, answer);
  }
}
