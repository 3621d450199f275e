import { EventEmitter, once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream';
import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';

/** What the network does to every chunk that comes through, in both directions and in order. */
export interface Faults {
  /** Each chunk comes this much later: milliseconds. */
  readonly latency?: number;
  /** Chunks come in pieces of so many bytes, each in a packet of its own. */
  readonly slice?: number;
  /** Nothing comes through; connections stay open, and what waits comes later. */
  readonly stall?: boolean;
}

/** A network between client and server that can be made a bad one. Keeps its own port while the server changes its. */
export interface Proxy {
  readonly url: string;
  /** Where connections go from now on. */
  target(port: number): void;
  /** What the network is like from now on, also for what is under way; `{}` is a good one. */
  suffer(faults: Faults): void;
  /** Ends every connection once, in the middle of whatever is under way. */
  cut(): void;
  /** The same as by a router that lost its mind: a reset (RST) in place of an end. */
  reset(): void;
  /** Resolves when nobody is connected, and clients have had a turn to see it. */
  left(): Promise<void>;
  close(): Promise<void>;
}

export async function startProxy(port: number): Promise<Proxy> {
  const sockets = new Set<Socket>();
  let to = port;
  let faults: Faults = {};
  const change = new EventEmitter().setMaxListeners(0);
  const suffer = (next: Faults): void => {
    faults = next;
    change.emit('change');
  };

  async function* faulty(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      if (faults.latency) await pause(faults.latency);
      for (let at = 0; at < chunk.length;) {
        while (faults.stall) await once(change, 'change');
        const end = faults.slice ? at + faults.slice : chunk.length;
        yield chunk.subarray(at, end);
        at = end;
        // Its own packet: the kernel would join what is written in one go.
        if (faults.slice) await turn();
      }
    }
  }

  const keep = (socket: Socket): Socket => {
    sockets.add(socket.setNoDelay());
    return socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
  };
  const server = createServer((client) => {
    keep(client);
    const upstream = keep(connect(to, '127.0.0.1'));
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
    // Not before it is there: a pipeline to what refuses the connection fails where nobody can hear it.
    upstream.once('connect', () => {
      pipeline(client, faulty, upstream, () => client.destroy());
      pipeline(upstream, faulty, client, () => upstream.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => sockets.forEach((socket) => socket.destroy());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    target: (next) => void (to = next),
    suffer,
    cut,
    reset: () => sockets.forEach((socket) => socket.resetAndDestroy()),
    async left() {
      for (const socket of [...sockets]) if (!socket.closed) await once(socket, 'close');
      await turn();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        suffer({});
        cut();
      }),
  };
}
