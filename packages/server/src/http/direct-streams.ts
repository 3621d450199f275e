import type { IncomingMessage, ServerResponse } from 'node:http';
import { BACKLOG_LIMIT, type DirectSink, type Handler } from '@hearth/core/protocol/handler';
import type { NodeEnv } from './address.ts';

/** What {@link answerStream} hands on to the protocol with a request. */
export interface StreamEnv extends NodeEnv {
  readonly sink: NodeSink;
}

/** Writes an event stream to Node's own response. What comes before the headers waits for them. */
export class NodeSink implements DirectSink {
  readonly #response: ServerResponse;
  #early: Uint8Array[] | null = [];
  #client: { leave(): void } | null = null;
  #ended = false;

  constructor(response: ServerResponse) {
    this.#response = response;
  }

  get streams(): boolean {
    return this.#client !== null;
  }

  begun(client: { leave(): void }): void {
    this.#client = client;
    this.#response.on('close', () => client.leave());
  }

  write(bytes: Uint8Array): boolean {
    if (this.#early) this.#early.push(bytes);
    else this.#response.write(bytes);
    return this.#response.writableLength < BACKLOG_LIMIT;
  }

  end(): void {
    this.#ended = true;
    if (!this.#early) this.#response.end();
  }

  fail(): void {
    this.#response.destroy();
  }

  /** The headers are on their way. */
  open(): void {
    const early = this.#early ?? [];
    this.#early = null;
    for (const bytes of early) this.#response.write(bytes);
    if (this.#response.destroyed) this.#client?.leave();
    else if (this.#ended) this.#response.end();
  }
}

/** Whether a request is for an event stream, whose answer goes to the connection without the framework in between. */
export const isStream = ({ method, url }: IncomingMessage): boolean =>
  method === 'GET' && url !== undefined && /^\/v1\/sites\/[^/?]+\/(viewer\/)?stream(\?|$)/.test(url);

/** Lets the protocol answer a request for an event stream. */
export async function answerStream(
  handler: Handler,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const sink = new NodeSink(response);
  const answer = await handler.fetch(requestOf(incoming), { incoming, sink } satisfies StreamEnv);
  const body = sink.streams ? null : Buffer.from(await answer.arrayBuffer());
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  if (body) response.end(body);
  else sink.open();
}

/** Without the connection's signal: the sink hears of its end. */
function requestOf({ url, rawHeaders, headers, socket }: IncomingMessage): Request {
  const own = new Headers();
  for (let at = 0; at < rawHeaders.length; at += 2) own.append(rawHeaders[at]!, rawHeaders[at + 1]!);
  const scheme = 'encrypted' in socket ? 'https' : 'http';
  return new Request(`${scheme}://${headers.host}${url}`, { headers: own });
}
