/** What a route's input may hold on its way to an address. */
export type RouteInput = Readonly<Record<string, unknown>>;

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
 * One segment of a path. URL parsers resolve dot segments even when they are percent-encoded, so nothing can carry them.
 *
 * Throws `URIError` for those, and for a lone surrogate.
 */
export function segment(text: string): string {
  if (/^\.{1,2}$/.test(text)) throw new URIError('No path can carry this.');
  return encodeURIComponent(text);
}
