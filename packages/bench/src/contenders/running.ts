import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a contender can be asked besides HTTP: its input and answer travel as JSON. */
export type Methods = Readonly<Record<string, (input: never) => unknown>>;

/** A server that takes part in the bench. */
export interface Running {
  readonly port: number;
  readonly methods: Methods;
  close(): Promise<void>;
}

/** Opens a port of its own on this machine. */
export async function running(server: Server, methods: Methods = {}, after = () => {}): Promise<Running> {
  await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    methods,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      after();
    },
  };
}

/** A bare node:http server: what throws is answered 500 with its message. */
export function bare(answer: (...parameters: Parameters<RequestListener>) => Promise<void> | void): Server {
  return createServer((request, response) => {
    Promise.resolve()
      .then(() => answer(request, response))
      .catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
}

export async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString());
}
