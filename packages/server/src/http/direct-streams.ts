import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { BACKLOG_LIMIT, type DirectSink, type Handler } from '@hearth/core/protocol/handler';
import type { NodeEnv } from './address.ts';
import { chunkOf, Detacher, headOf, LAST_CHUNK } from './detached.ts';

/** What {@link DirectStreams} hands on to the protocol with a request. */
export interface StreamEnv extends NodeEnv {
  readonly sink: SocketSink;
}

/** Writes an event stream to a connection of its own. What comes before the headers waits for them. */
export class SocketSink implements DirectSink {
  readonly #socket: Socket;
  /** In chunks, so that a cut shows; HTTP/1.0 knows none. */
  readonly #chunked: boolean;
  #early: Uint8Array[] | null = [];
  #client: { leave(): void } | null = null;
  #ended = false;

  constructor(socket: Socket, chunked: boolean) {
    this.#socket = socket;
    this.#chunked = chunked;
  }

  get streams(): boolean {
    return this.#client !== null;
  }

  begun(client: { leave(): void }): void {
    this.#client = client;
    this.#socket.on('close', () => client.leave());
  }

  write(bytes: Uint8Array): boolean {
    if (this.#early) this.#early.push(bytes);
    else this.#socket.write(this.#framed(bytes));
    return this.#socket.writableLength < BACKLOG_LIMIT;
  }

  end(): void {
    this.#ended = true;
    if (this.#early) return;
    if (this.#chunked) this.#socket.write(LAST_CHUNK);
    this.#socket.destroySoon();
  }

  fail(): void {
    this.#socket.destroy();
  }

  /** Sends the headers, and what has waited for them. */
  open(status: number, headers: Headers, now: Date): void {
    if (this.#chunked) headers.set('Transfer-Encoding', 'chunked');
    const early = (this.#early ?? []).map((bytes) => this.#framed(bytes));
    this.#early = null;
    this.#socket.write(Buffer.concat([headOf(status, headers, now), ...early]));
    if (this.#socket.destroyed) this.#client?.leave();
    else if (this.#ended) this.end();
  }

  #framed(bytes: Uint8Array): Uint8Array {
    return this.#chunked ? chunkOf(bytes) : bytes;
  }
}

/** Whether a request is for an event stream, whose answer goes to the connection without the framework in between. */
export const isStream = ({ method, url }: IncomingMessage): boolean =>
  method === 'GET' && url !== undefined && /^\/v1\/sites\/[^/?]+\/(viewer\/)?stream(\?|$)/.test(url);

/** Event streams, each on a connection that Node's HTTP has let go of. */
export class DirectStreams {
  readonly #handler: Handler;
  readonly #now: () => number;
  readonly #detacher: Detacher;
  readonly #sockets = new Set<Socket>();

  constructor(server: Server, handler: Handler, now: () => number) {
    this.#detacher = new Detacher(server);
    this.#handler = handler;
    this.#now = now;
  }

  /**
   * Lets the protocol answer a request for an event stream, within the server's `request` event. `false`: it has to be
   * answered otherwise, since others are in line on its connection.
   */
  async answer(incoming: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const socket = await this.#detacher.take(incoming, response);
    if (!socket) return false;
    this.#keep(socket);
    const request = requestOf(incoming);
    if (!request) {
      this.#send(socket, 400, new Headers(), Buffer.alloc(0));
      return true;
    }
    const sink = new SocketSink(socket, incoming.httpVersion === '1.1');
    const answer = await this.#handler.fetch(request, { incoming, sink } satisfies StreamEnv);
    if (sink.streams) sink.open(answer.status, answer.headers, new Date(this.#now()));
    else this.#send(socket, answer.status, answer.headers, Buffer.from(await answer.arrayBuffer()));
    return true;
  }

  /** Cuts what has not ended by itself. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  #send(socket: Socket, status: number, headers: Headers, body: Uint8Array): void {
    headers.set('Content-Length', String(body.length));
    socket.write(Buffer.concat([headOf(status, headers, new Date(this.#now())), body]));
    socket.destroySoon();
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.allowHalfOpen = false; // who says no more listens no more
    socket.on('error', ignore);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.resume(); // what a client says beside its request is not listened to, but for its end
  }
}

/** A connection that breaks closes, and that is heard. */
const ignore = (): void => {};

/**
 * As much of a `Request` as the protocol asks of one for a stream: a real one weighs as much as the connection. Without
 * the connection's signal: the sink hears of its end. `null` for an address that is none.
 */
function requestOf({ method, url, headers, socket }: IncomingMessage): Request | null {
  const address = `${'encrypted' in socket ? 'https' : 'http'}://${headers.host}${url}`;
  if (!URL.canParse(address)) return null;
  const get = (name: string): string | null => {
    const value = headers[name.toLowerCase()];
    return value === undefined ? null : [value].flat().join(', ');
  };
  return { method, url: address, headers: { get } } as unknown as Request;
}
