import { originAllowed } from '../../domain/origins.ts';
import { NOW_HEADER, SPEC_HEADER } from '../addresses.ts';

/** Seconds in which a browser need not ask again. Chromium caps it at two hours. */
const PREFLIGHT_AGE = '7200';

/**
 * Whether a page may write and read as a viewer. Without an `Origin` there is no page: a server, or a same-origin read.
 * An opaque origin (`null`: sandboxed frames, files) is nobody's and never allowed.
 */
export function isAllowed(origin: string | null, own: string, origins: readonly string[]): boolean {
  if (origin === null) return true;
  if (origin === 'null') return false;
  return origin === own || originAllowed(origins, origin);
}

/** What pages may read of our headers; `Age` puts a cached clock right. */
const EXPOSED = { 'Access-Control-Expose-Headers': `Age, ${NOW_HEADER}, ${SPEC_HEADER}` };

/** Anybody may read, and the answer is the same for all of them. */
export const OPEN: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  ...EXPOSED,
};

/** For what is not the same for all: names the origin if it is allowed, and keeps caches from mixing them up. */
export function guardedFor(origin: string | null, allowed: boolean): Record<string, string> {
  return {
    Vary: 'Origin',
    ...(origin !== null && allowed && { 'Access-Control-Allow-Origin': origin, ...EXPOSED }),
  };
}

/** Lets a page's request through, if it is of the method it asked for. */
export function preflightAnswer(request: Request, headers: Record<string, string>): Response {
  const asking = {
    'Access-Control-Allow-Methods': request.headers.get('Access-Control-Request-Method') ?? 'GET',
    'Access-Control-Allow-Headers': 'Authorization, Content-Type, Last-Event-ID',
    'Access-Control-Max-Age': PREFLIGHT_AGE,
  };
  return new Response(null, { status: 204, headers: { ...headers, ...asking } });
}
