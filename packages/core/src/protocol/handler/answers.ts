import type { CommunityError } from '../../adapter/errors.ts';
import type { Host, MediaFile } from './host.ts';
import { STATUS } from '../status.ts';
import { answerOf } from './bytes.ts';

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
  return isNamed(request, etag)
    ? new Response(null, { status: 304, headers: all })
    : answerOf(bytes, { headers: { ...content, ...all } });
}

/**
 * A picture. The same id is always the same picture, so who has it needs no other; but shared caches keep it for five minutes
 * only, for it may be taken down. Whatever it is taken for, it is a picture, or nothing.
 */
export function mediaAnswer(
  request: Request,
  id: string,
  { type, bytes, body, open }: MediaFile,
  headers: Record<string, string>,
): Response {
  const etag = `"${id}"`;
  const all = {
    ...headers,
    ETag: etag,
    'Cache-Control': open ? 'public, max-age=86400, s-maxage=300, immutable' : 'private, max-age=3600',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Robots-Tag': 'noindex',
  };
  if (isNamed(request, etag)) {
    void body.cancel();
    return new Response(null, { status: 304, headers: all });
  }
  const content = {
    'Content-Type': type,
    'Content-Length': String(bytes),
    'Content-Disposition': `inline; filename="${id}.${type.split('/')[1]!}"`,
  };
  return new Response(body, { headers: { ...content, ...all } });
}

const isNamed = (request: Request, etag: string): boolean =>
  (request.headers.get('If-None-Match') ?? '')
    .split(',')
    .some((tag) => tag.trim().replace(/^W\//, '') === etag);

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
  const unread = field === '' || (field === 'file' && reason === 'too-long');
  return (code === 'invalid' && unread && transport[reason ?? '']) || STATUS[code];
}

/** 128 of its bits are plenty to tell answers apart. */
async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).subarray(0, 16);
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
