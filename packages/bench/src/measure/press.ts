import type { Answer } from './answers.ts';
import { Connection } from './connection.ts';

export interface Load {
  /** Of several servers that do the same, connections go to one after the other. */
  readonly port: number | readonly number[];
  /** Connections that are busy at the same time: each asks again when it has its answer. */
  readonly connections: number;
  /** Ends after so many seconds, or so many requests. */
  readonly until: { readonly seconds: number } | { readonly requests: number };
  /** The next request's bytes; `index` counts from 0, over all connections. */
  readonly message: (index: number) => string;
  /** Default: 200 is asked for. Throws for an answer that is not what was asked for. */
  readonly accept?: (answer: Answer, index: number) => void;
  readonly signal?: AbortSignal;
}

export interface Pressed {
  readonly requests: number;
  readonly seconds: number;
  /** Milliseconds from asking to the last byte of each answer. */
  readonly latencies: readonly number[];
}

/** Puts a server under load, from this process. Rejects at the first answer that is not accepted, and when stopped. */
export async function press({
  port,
  connections,
  until,
  message,
  accept = expectOk,
  signal,
}: Load): Promise<Pressed> {
  const ports = [port].flat();
  const open = await Promise.all(
    Array.from({ length: connections }, (_, index) => Connection.open(ports[index % ports.length]!)),
  );
  const latencies: number[] = [];
  const began = performance.now();
  const deadline = 'seconds' in until ? began + until.seconds * 1000 : Infinity;
  const most = 'requests' in until ? until.requests : Infinity;
  let index = 0;
  const work = async (connection: Connection): Promise<void> => {
    while (index < most) {
      const asked = performance.now();
      if (asked >= deadline) return;
      signal?.throwIfAborted();
      const at = index++;
      const answer = await connection.request(message(at));
      latencies.push(performance.now() - asked);
      accept(answer, at);
    }
  };
  try {
    await Promise.all(open.map(work));
  } finally {
    for (const connection of open) connection.close();
  }
  return { requests: latencies.length, seconds: (performance.now() - began) / 1000, latencies };
}

function expectOk({ status, body }: Answer): void {
  if (status !== 200) throw new Error(`Answered ${status}: ${body.toString().slice(0, 300)}`);
}
