import { hash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { compress, encodingFor } from './encoding.ts';

/** What is served, by extension; text is always UTF-8. Other files stay private: databases, configuration, sources. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.mp4': 'video/mp4',
  '.pdf': 'application/pdf',
};
const COMPRESSIBLE = /^(text\/|application\/(json|xml|manifest)|image\/svg)/;
/** Larger files are not kept in memory, and so not compressed. */
const KEPT = 5 * 2 ** 20;

export interface FilesOptions {
  readonly root: string;
  /** Headers of a file, by its path below the root. */
  readonly headers: (path: string) => Readonly<Record<string, string>>;
  /** Whether a folder answers with its index.html, and an unknown path with 404.html. */
  readonly pages?: boolean;
}

interface Kept {
  readonly version: string;
  readonly etag: string;
  readonly identity: Uint8Array<ArrayBuffer>;
  /** Made at the first request that takes it. */
  br?: Promise<Uint8Array<ArrayBuffer>>;
  gzip?: Promise<Uint8Array<ArrayBuffer>>;
}

/** Answers GET and HEAD from a folder: with types, ETags and compression in memory, and nothing from outside of it. */
export function createFiles({ root, headers, pages = false }: FilesOptions) {
  const kept = new Map<string, Kept>();

  /** `pathname` as it came, percent-encoded; `null` when there is no such file. */
  return async function answer(request: Request, pathname: string): Promise<Response | null> {
    const path = safePath(pathname);
    const found = path === null ? null : await find(root, path, pages);
    if (found === 'folder') {
      // Relative links in the index would else lead to the folder above. Only the path: never to another host.
      return new Response(null, {
        status: 308,
        headers: { Location: `${encodeURI(`/${path}`)}/`, 'Cache-Control': 'no-cache' },
      });
    }
    if (found) return send(request, found, 200);
    const missing = pages ? await find(root, '404.html', false) : null;
    return missing && missing !== 'folder' ? send(request, missing, 404) : null;
  };

  async function send(
    request: Request,
    { file, path, type, version, size }: Found,
    status: number,
  ): Promise<Response> {
    const compressible = COMPRESSIBLE.test(type) && size <= KEPT;
    const known = await keep(file, version, size);
    const encoding = compressible ? encodingFor(request.headers.get('Accept-Encoding')) : null;
    const etag = encoding ? `"${known.etag}-${encoding}"` : `"${known.etag}"`;
    const answered = {
      'Content-Type': type,
      ETag: etag,
      ...(compressible && { Vary: 'Accept-Encoding' }),
      ...(encoding && { 'Content-Encoding': encoding }),
      ...headers(path),
    };
    if (status === 200 && matches(request, etag))
      return new Response(null, { status: 304, headers: answered });
    const bytes = encoding
      ? await (known[encoding] ??= compress(encoding, known.identity, 'once'))
      : known.identity;
    const body = request.method === 'HEAD' ? null : bytes;
    return new Response(body, { status, headers: { ...answered, 'Content-Length': String(bytes.length) } });
  }

  async function keep(file: string, version: string, size: number): Promise<Kept> {
    const known = kept.get(file);
    if (known?.version === version) return known;
    const identity = new Uint8Array(await readFile(file));
    const fresh: Kept = { version, identity, etag: hash('sha256', identity, 'base64url').slice(0, 22) };
    if (size <= KEPT) kept.set(file, fresh);
    return fresh;
  }
}

export type Files = ReturnType<typeof createFiles>;

/** The path below the root, decoded; `null` for what could lead elsewhere or is hidden. */
export function safePath(pathname: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(pathname).replace(/^\/+/, '');
  } catch {
    return null;
  }
  if (/[\0\\:]/.test(path)) return null;
  const steps = path.split('/');
  return steps.every((step) => step === '.well-known' || !step.startsWith('.')) ? path : null;
}

interface Found {
  readonly file: string;
  readonly path: string;
  readonly type: string;
  readonly version: string;
  readonly size: number;
}

async function find(root: string, path: string, pages: boolean): Promise<Found | 'folder' | null> {
  try {
    const home = await realpath(root);
    const file = await realpath(join(home, path));
    // A symbolic link may lead out of the folder.
    if (file !== home && !file.startsWith(home + sep)) return null;
    const found = await stat(file);
    if (found.isDirectory()) {
      if (!pages) return null;
      if (path === '' || path.endsWith('/')) return await find(root, `${path}index.html`, false);
      return (await find(root, `${path}/index.html`, false)) ? 'folder' : null;
    }
    const type = TYPES[extname(file).toLowerCase()];
    if (type === undefined || !found.isFile() || path.endsWith('/')) return null;
    return { file, path, type, version: `${found.mtimeMs} ${found.size}`, size: found.size };
  } catch {
    return null;
  }
}

const matches = (request: Request, etag: string): boolean =>
  (request.headers.get('If-None-Match') ?? '')
    .split(',')
    .some((each) => each.trim().replace(/^W\//, '') === etag);
