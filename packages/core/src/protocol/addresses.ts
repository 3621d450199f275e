import type { Id } from '../domain/common.ts';

/** What a route's input may hold on its way to an address. */
export type RouteInput = Readonly<Record<string, unknown>>;

/** The paths of what a page is read from, apart from the table of routes: they are all that the first view needs of it. */
export const READS = { session: '', thread: '/threads/{topic}', poll: '/polls/{id}' } as const;

/**
 * The response header that every answer of the protocol has, with the contract's version: what lacks it comes from
 * somebody else, such as a captive portal or a proxy.
 */
export const SPEC_HEADER = 'Hearth-Spec';

/**
 * The response header in which a session's `now` travels: in the body it would make every answer another one to caches.
 * With `Age` added, it is right in an answer that a cache kept, too.
 */
export const NOW_HEADER = 'Hearth-Now';

/**
 * Puts the fields that `path` names in their places, from the server's root on; `rest` is what is left of the input.
 *
 * @param mirror `/viewer` for what a viewer asks for
 * Throws `URIError` for what no path can carry: a lone surrogate, or a segment that is `.` or `..`.
 */
export function fill(
  path: string,
  site: Id,
  input: RouteInput,
  mirror = '',
): { readonly url: string; readonly rest: RouteInput } {
  const rest: Record<string, unknown> = { ...input };
  const url = `/v1/sites/${segment(site)}${mirror}${path.replace(/\{(\w+)\}/g, (_, field: string) => {
    delete rest[field];
    return segment(String(input[field]));
  })}`;
  return { url, rest };
}

/** `url` with the fields in its query. Those that are `undefined` are not sent; an array repeats its name. */
export function withQuery(url: string, fields: RouteInput): string {
  const query = new URLSearchParams();
  for (const [field, value] of Object.entries(fields)) {
    for (const one of [value].flat() as (string | number | undefined)[])
      if (one !== undefined) query.append(field, String(one));
  }
  return `${query}` ? `${url}?${query}` : url;
}

/** URL parsers resolve dot segments even when they are percent-encoded, so nothing can carry them. */
function segment(text: string): string {
  if (/^\.{1,2}$/.test(text)) throw new URIError('A dot segment cannot be part of a path.');
  return encodeURIComponent(text);
}
