import type { CommunityError } from '../../adapter/errors.ts';
import type { Host } from './host.ts';
import { STATUS } from '../status.ts';

/** What shared caches may keep, and for how long: ten seconds, and thirty more while they fetch anew. */
const PUBLIC = 'public, max-age=0, s-maxage=10, stale-while-revalidate=30';
/** Only for whom it was made. */
const PRIVATE = 'private, no-store';

const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8', 'X-Content-Type-Options': 'nosniff' };
const HARMLESS = {
  'Content-Security-Policy': "default-src 'none'; base-uri 'none'; form-action 'none'; sandbox",
  'X-Robots-Tag': 'noindex',
};
const encoder = new TextEncoder();

/** An answer that depends on nobody: with a strong ETag, or 304 for who has it already. */
export const publicAnswer = (
  host: Host,
  request: Request,
  value: unknown,
  headers: Record<string, string>,
): Promise<Response> => cacheable(host, request, JSON.stringify(value), JSON_TYPE, headers);

/**
 * A document that depends on nobody. Opened by itself it can do nothing, and search engines keep it out: what they should
 * find is the page that it becomes a part of.
 */
export const documentAnswer = (
  host: Host,
  request: Request,
  text: string,
  type: string,
  headers: Record<string, string>,
): Promise<Response> =>
  cacheable(
    host,
    request,
    text,
    { 'Content-Type': `${type}; charset=utf-8`, 'X-Content-Type-Options': 'nosniff', ...HARMLESS },
    headers,
  );

async function cacheable(
  host: Host,
  request: Request,
  text: string,
  content: Record<string, string>,
  headers: Record<string, string>,
): Promise<Response> {
  const bytes = encoder.encode(text);
  const etag = `"${await (host.digest ?? sha256)(bytes)}"`;
  const all = { ...headers, ETag: etag, 'Cache-Control': PUBLIC };
  const known = request.headers
    .get('If-None-Match')
    ?.split(',')
    .some((tag) => tag.trim().replace(/^W\//, '') === etag);
  return known
    ? new Response(null, { status: 304, headers: all })
    : new Response(bytes, { headers: { ...content, ...all } });
}

/** An answer for one viewer, or to a write. */
export function privateAnswer(value: unknown, headers: Record<string, string>): Response {
  const all = { ...headers, 'Cache-Control': PRIVATE };
  if (value === undefined) return new Response(null, { status: 204, headers: all });
  return new Response(JSON.stringify(value), { headers: { ...JSON_TYPE, ...all } });
}

/** Code and parameters, never a sentence or a stack. */
export function errorAnswer(
  { code, details }: CommunityError,
  request: string,
  headers: Record<string, string>,
): Response {
  const all: Record<string, string> = { ...JSON_TYPE, ...headers, 'Cache-Control': 'no-store' };
  if (details.retryAfter !== undefined) all['Retry-After'] = String(Math.ceil(details.retryAfter));
  if (code === 'unauthenticated') all['WWW-Authenticate'] = 'Bearer';
  const { field, reason, limit, retryAfter, confirm } = details;
  const body = { error: { code, field, reason, limit, retryAfter, confirm, request } };
  return new Response(JSON.stringify(body), { status: statusOf(code, details), headers: all });
}

/** A body that could not be read at all has statuses of its own (RFC 9110), whatever reads them on the way. */
function statusOf(code: CommunityError['code'], { field, reason }: CommunityError['details']): number {
  const transport: Record<string, number> = { json: 400, type: 400, 'content-type': 415, 'too-long': 413 };
  return (code === 'invalid' && field === '' && transport[reason ?? '']) || STATUS[code];
}

/** 128 of its bits are plenty to tell answers apart. */
async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).subarray(0, 16);
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
