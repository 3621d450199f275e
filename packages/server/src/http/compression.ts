import { answerOf, bytesOf } from '@hearth/core/protocol/handler';
import { compress, encodingFor, type Encoding } from './encoding.ts';

/** Smaller answers fit into a packet as they are; those that are compressed once for many win at a third of it. */
const SMALLEST = 1_400;
const SMALLEST_KEPT = 500;
/** Answers kept in their compressed form, and the largest that is. */
const KEPT = 200;
const LARGEST = 100_000;
const COMPRESSIBLE = /^(application\/(json|problem\+json|atom\+xml)|text\/html)\b/;

/** Compresses answers of the protocol, but for streams. Those with an ETag are compressed once, for what many read. */
export function createCompression() {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();

  return async function compressed(request: Request, response: Response): Promise<Response> {
    const encoding = encodingFor(request.headers.get('Accept-Encoding'));
    // To ask an answer for its headers makes them: it costs what a look-up in the database does.
    if (encoding === null) return response;
    const { headers, status } = response;
    if (headers.has('Content-Encoding')) return response;
    const made = bytesOf(response);
    if (!made && response.body === null) return response;
    if (!COMPRESSIBLE.test(headers.get('Content-Type') ?? '')) return response;
    const etag = headers.get('ETag');
    const bytes = made ?? new Uint8Array(await response.arrayBuffer());
    const fresh = new Headers(headers);
    fresh.append('Vary', 'Accept-Encoding');
    if (bytes.length < (etag === null ? SMALLEST : SMALLEST_KEPT))
      return answerOf(bytes, { status, headers: fresh });
    const body = await once(encoding, etag, bytes);
    fresh.set('Content-Encoding', encoding);
    fresh.set('Content-Length', String(body.length));
    // The same content in other bytes: a strong tag would promise the same bytes.
    if (etag?.startsWith('"')) fresh.set('ETag', `W/${etag}`);
    return answerOf(body, { status, headers: fresh });
  };

  async function once(
    encoding: Encoding,
    etag: string | null,
    bytes: Uint8Array,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const key = etag === null ? null : `${encoding} ${etag}`;
    const known = key === null ? undefined : kept.get(key);
    if (known) return known;
    const body = await compress(encoding, bytes, 'often');
    if (key !== null && body.length <= LARGEST) {
      kept.set(key, body);
      if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
    }
    return body;
  }
}
