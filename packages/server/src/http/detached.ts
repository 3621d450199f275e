import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

type Asked = IncomingMessage & { upgrade?: boolean };

/**
 * Takes connections from a server's HTTP, which then lets go of all that it keeps for one: parser, request and response,
 * several times the memory of the connection itself.
 *
 * Node gives a connection away when its request is an upgrade, and looks at that once the request has been handled. It
 * asks whether anybody takes upgrades as well; so that those of strangers are answered as ever, somebody does only while
 * there is something to take.
 */
export class Detacher {
  readonly #server: Server;
  readonly #waiting = new Map<IncomingMessage, (socket: Socket) => void>();

  constructor(server: Server) {
    this.#server = server;
  }

  /**
   * The connection of a request, to be called within the server's `request` event. `null` when other requests are in line
   * on it: then everything is as it was.
   */
  take(request: Asked, response: ServerResponse): Promise<Socket | null> {
    return new Promise((resolve) => {
      if (response.socket === null) return resolve(null); // others are to be answered first
      if (this.#waiting.size === 0) this.#server.on('upgrade', this.#given);
      this.#waiting.set(request, (socket) => {
        response.detachSocket(socket);
        socket.setTimeout(0);
        resolve(socket);
      });
      request.upgrade = true;
      setImmediate(() => {
        this.#waiting.delete(request);
        if (this.#waiting.size === 0) this.#server.off('upgrade', this.#given);
        request.upgrade = false;
        resolve(null);
      });
    });
  }

  readonly #given = (request: IncomingMessage, duplex: Duplex): void => {
    const socket = duplex as Socket;
    const take = this.#waiting.get(request);
    if (take) take(socket);
    else socket.destroy(); // a stranger's, in the very moment
  };
}

const CHUNK_END = Buffer.from('\r\n');
export const LAST_CHUNK = Buffer.from('0\r\n\r\n');

/** Frames of streams are made once for all who listen, and so are their chunks. */
const chunks = new WeakMap<Uint8Array, Buffer>();

/** Bytes as a chunk of a chunked body (RFC 9112 §7.1). */
export function chunkOf(bytes: Uint8Array): Buffer {
  let chunk = chunks.get(bytes);
  if (!chunk) {
    chunk = Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, CHUNK_END]);
    chunks.set(bytes, chunk);
  }
  return chunk;
}

/** Status line and headers of the last answer on a connection (RFC 9112 §4 and §9.6). */
export function headOf(status: number, headers: Headers, now: Date): Buffer {
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`];
  for (const [name, value] of headers) if (name !== 'connection') lines.push(`${name}: ${value}`);
  lines.push(`date: ${now.toUTCString()}`, 'connection: close', '', '');
  return Buffer.from(lines.join('\r\n'), 'latin1');
}
