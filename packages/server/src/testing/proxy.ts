import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A network between client and server that can be cut. Keeps its own port while the server changes its. */
export interface Proxy {
  readonly url: string;
  /** Where connections go from now on. */
  target(port: number): void;
  /** Cuts every connection once, in the middle of whatever is under way. */
  cut(): void;
  /** Resolves when nobody is connected, and clients have had a turn to see it. */
  left(): Promise<void>;
  close(): Promise<void>;
}

export async function startProxy(port: number): Promise<Proxy> {
  const sockets = new Set<Socket>();
  let to = port;
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    return socket;
  };
  const server = createServer((client) => {
    keep(client);
    const upstream = keep(connect(to, '127.0.0.1'));
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
    client.pipe(upstream).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => sockets.forEach((socket) => socket.destroy());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    target: (next) => void (to = next),
    cut,
    async left() {
      for (const socket of [...sockets]) if (!socket.closed) await once(socket, 'close');
      await new Promise(setImmediate);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}
